package org.interpres.ingest.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The structure of a regular expression, as far as two questions need it: the same expression for
 * mirrored text, and the characters it can start with. Whether a match exists does not depend on
 * greediness, so that reluctant quantifiers are kept as greedy ones.
 */
sealed interface Regex {

  /** The expression as Java reads it. */
  String text();

  /** The expression that matches the mirror images of what this one matches. */
  Regex mirrored();

  /** Whether it may match without consuming a character. */
  boolean mayBeEmpty();

  /**
   * The one-character expressions, any of which a match must start with, added to {@code starts};
   * of use only when the expression cannot be empty.
   */
  void starts(String flags, List<String> starts);

  /** A guess at how many characters and alternatives a matcher tries; only for comparing. */
  int cost();

  /** A literal character, by code point. */
  record Literal(int codePoint) implements Regex {
    @Override
    public String text() {
      String character = Character.toString(codePoint);
      return "\\.[]{}()*+-?^$|&#\\ ".contains(character) ? "\\" + character : character;
    }

    @Override
    public Regex mirrored() {
      return this;
    }

    @Override
    public boolean mayBeEmpty() {
      return false;
    }

    @Override
    public void starts(String flags, List<String> starts) {
      starts.add(flags + text());
    }

    @Override
    public int cost() {
      return 1;
    }
  }

  /** Anything else that matches exactly one character: {@code [a-z]}, {@code \p{L}}, a dot. */
  record One(String text) implements Regex {
    @Override
    public Regex mirrored() {
      return this;
    }

    @Override
    public boolean mayBeEmpty() {
      return false;
    }

    @Override
    public void starts(String flags, List<String> starts) {
      starts.add(flags + text);
    }

    @Override
    public int cost() {
      return 1;
    }
  }

  /** Matches a place, not a character: {@code \b}, {@code ^}. */
  record Place(String text, String mirror) implements Regex {
    @Override
    public Regex mirrored() {
      return new Place(/* text= */ mirror, /* mirror= */ text);
    }

    @Override
    public boolean mayBeEmpty() {
      return true;
    }

    @Override
    public void starts(String flags, List<String> starts) {}

    @Override
    public int cost() {
      return 1;
    }
  }

  /** Looks around: {@code (?=…)} and its three kin. */
  record Look(String opening, String mirror, Regex body) implements Regex {
    @Override
    public String text() {
      return opening + body.text() + ")";
    }

    @Override
    public Regex mirrored() {
      return new Look(/* opening= */ mirror, /* mirror= */ opening, body.mirrored());
    }

    @Override
    public boolean mayBeEmpty() {
      return true;
    }

    @Override
    public void starts(String flags, List<String> starts) {}

    @Override
    public int cost() {
      return body.cost();
    }
  }

  /** One after the other. */
  record Sequence(List<Regex> parts) implements Regex {
    public Sequence {
      parts = List.copyOf(parts);
    }

    @Override
    public String text() {
      return parts.stream().map(Regex::text).collect(Collectors.joining());
    }

    @Override
    public Regex mirrored() {
      List<Regex> reversed = new ArrayList<>();
      for (Regex part : parts) {
        reversed.add(0, part.mirrored());
      }
      return new Sequence(reversed);
    }

    @Override
    public boolean mayBeEmpty() {
      return parts.stream().allMatch(Regex::mayBeEmpty);
    }

    @Override
    public void starts(String flags, List<String> starts) {
      for (Regex part : parts) {
        part.starts(flags, starts);
        if (!part.mayBeEmpty()) {
          return;
        }
      }
    }

    @Override
    public int cost() {
      return parts.stream().mapToInt(Regex::cost).sum();
    }
  }

  /** One of several, in a group of its own; {@code flags} such as {@code i}, or empty. */
  record Choice(String flags, List<Regex> branches) implements Regex {
    public Choice {
      branches = List.copyOf(branches);
    }

    @Override
    public String text() {
      return branches.stream()
          .map(Regex::text)
          .collect(Collectors.joining("|", "(?" + flags + ":", ")"));
    }

    @Override
    public Regex mirrored() {
      return new Choice(flags, branches.stream().map(Regex::mirrored).toList());
    }

    @Override
    public boolean mayBeEmpty() {
      return branches.stream().anyMatch(Regex::mayBeEmpty);
    }

    @Override
    public void starts(String outer, List<String> starts) {
      String inner = flags.isEmpty() ? outer : "(?" + flags + ")";
      branches.forEach(branch -> branch.starts(inner, starts));
    }

    @Override
    public int cost() {
      return branches.stream().mapToInt(Regex::cost).sum();
    }
  }

  /** Repeated: {@code quantifier} as written, without a reluctant {@code ?}. */
  record Repeat(Regex body, String quantifier, int least) implements Regex {
    @Override
    public String text() {
      boolean single = body instanceof One || body instanceof Literal;
      return (single ? body.text() : "(?:" + body.text() + ")") + quantifier;
    }

    @Override
    public Regex mirrored() {
      return new Repeat(body.mirrored(), quantifier, least);
    }

    @Override
    public boolean mayBeEmpty() {
      return least == 0 || body.mayBeEmpty();
    }

    @Override
    public void starts(String flags, List<String> starts) {
      body.starts(flags, starts);
    }

    @Override
    public int cost() {
      return body.cost() * (body.text().equals(".") ? Reading.WINDOW : 2);
    }
  }
}
