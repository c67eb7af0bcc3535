package org.interpres.ingest.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interpres.ingest.segmentation.Regex.Choice;
import org.interpres.ingest.segmentation.Regex.Literal;
import org.interpres.ingest.segmentation.Regex.Look;
import org.interpres.ingest.segmentation.Regex.One;
import org.interpres.ingest.segmentation.Regex.Place;
import org.interpres.ingest.segmentation.Regex.Repeat;
import org.interpres.ingest.segmentation.Regex.Sequence;

/**
 * Reads the part of Java's regular expressions that can be mirrored. Back references, possessive
 * quantifiers, atomic groups, named groups, quotation and the anchors {@code $ \Z \G \R \X} cannot,
 * or not simply; for them the answer is empty and the rule is matched the slow way.
 */
final class RegexParser {

  /** Thrown and caught here: the expression is legal but not of the mirrored kind. */
  private static final class NotMirrored extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotMirrored() {
      super("not mirrored", null, false, false);
    }
  }

  private final String regex;
  private int at;

  private RegexParser(String regex) {
    this.regex = regex;
  }

  /**
   * @param regex an expression that {@code Pattern} has accepted
   */
  static Optional<Regex> parse(String regex) {
    RegexParser parser = new RegexParser(regex);
    try {
      Regex parsed =
          regex.startsWith("(?i)") ? parser.caseInsensitive() : parser.branches("", regex.length());
      return Optional.of(parsed);
    } catch (NotMirrored e) {
      return Optional.empty();
    }
  }

  private Regex caseInsensitive() {
    at = "(?i)".length();
    return branches("i", regex.length());
  }

  /** Up to a closing bracket, which it consumes, or to {@code end}. */
  private Regex branches(String flags, int end) {
    List<Regex> branches = new ArrayList<>();
    List<Regex> parts = new ArrayList<>();
    while (true) {
      if (at >= regex.length() || regex.charAt(at) == ')') {
        if (at < regex.length() ? end == regex.length() : end != regex.length()) {
          throw new NotMirrored();
        }
        at++;
        branches.add(sequence(parts));
        return branches.size() == 1 && flags.isEmpty()
            ? branches.get(0)
            : new Choice(flags, branches);
      }
      if (regex.charAt(at) == '|') {
        at++;
        branches.add(sequence(parts));
        parts = new ArrayList<>();
      } else {
        parts.add(quantified(atom()));
      }
    }
  }

  private static Regex sequence(List<Regex> parts) {
    return parts.size() == 1 ? parts.get(0) : new Sequence(parts);
  }

  private Regex atom() {
    int codePoint = regex.codePointAt(at);
    return switch (codePoint) {
      case '(' -> group();
      case '[' -> characterClass();
      case '\\' -> escape();
      case '^' -> place("^", "\\z", 1);
      case '.' -> {
        at++;
        yield new One(".");
      }
      case '$', '*', '+', '?', '{' -> throw new NotMirrored();
      default -> {
        at += Character.charCount(codePoint);
        yield new Literal(codePoint);
      }
    };
  }

  private Regex place(String text, String mirror, int length) {
    at += length;
    return new Place(text, mirror);
  }

  private Regex group() {
    if (!regex.startsWith("(?", at)) {
      at++;
      return branches("", -1);
    }
    if (regex.startsWith("(?:", at)) {
      at += 3;
      return branches("", -1);
    }
    if (regex.startsWith("(?i:", at)) {
      at += 4;
      return branches("i", -1);
    }
    String[][] looks = {{"(?=", "(?<="}, {"(?!", "(?<!"}, {"(?<=", "(?="}, {"(?<!", "(?!"}};
    for (String[] look : looks) {
      if (regex.startsWith(look[0], at)) {
        at += look[0].length();
        return new Look(look[0], look[1], branches("", -1));
      }
    }
    throw new NotMirrored();
  }

  private Regex characterClass() {
    int from = at;
    int depth = 0;
    do {
      if (at >= regex.length()) {
        throw new NotMirrored();
      }
      switch (regex.charAt(at)) {
        case '\\' -> {
          if (regex.startsWith("\\Q", at)) {
            throw new NotMirrored();
          }
          at++;
        }
        case '[' -> {
          depth++;
          int first = regex.startsWith("^", at + 1) ? at + 2 : at + 1;
          if (regex.startsWith("]", first)) {
            throw new NotMirrored();
          }
        }
        case ']' -> depth--;
        default -> {}
      }
      at++;
    } while (depth > 0);
    return new One(regex.substring(from, at));
  }

  private Regex escape() {
    char escaped = regex.charAt(at + 1);
    return switch (escaped) {
      case 'b', 'B' -> {
        if (regex.startsWith("{", at + 2)) {
          throw new NotMirrored();
        }
        yield place("\\" + escaped, "\\" + escaped, 2);
      }
      case 'A' -> place("\\A", "\\z", 2);
      case 'z' -> place("\\z", "\\A", 2);
      case 'p', 'P', 'N', 'x', 'u' -> named(escaped);
      case 's', 'S', 'w', 'W', 'd', 'D', 'h', 'H', 'v', 'V', 't', 'n', 'r', 'f' -> {
        at += 2;
        yield new One("\\" + escaped);
      }
      default -> {
        if (Character.isLetterOrDigit(escaped)) {
          throw new NotMirrored();
        }
        int codePoint = regex.codePointAt(at + 1);
        at += 1 + Character.charCount(codePoint);
        yield new Literal(codePoint);
      }
    };
  }

  /** A property, or a character by its number, in braces or by a fixed count of digits. */
  private Regex named(char escaped) {
    int from = at;
    if (regex.startsWith("{", at + 2)) {
      at = regex.indexOf('}', at) + 1;
    } else {
      at +=
          switch (escaped) {
            case 'x' -> 4;
            case 'u' -> 6;
            default -> 3;
          };
    }
    return new One(regex.substring(from, at));
  }

  private Regex quantified(Regex atom) {
    if (at >= regex.length()) {
      return atom;
    }
    int from = at;
    int least;
    switch (regex.charAt(at)) {
      case '*', '?' -> {
        at++;
        least = 0;
      }
      case '+' -> {
        at++;
        least = 1;
      }
      case '{' -> {
        at = regex.indexOf('}', at) + 1;
        int digits = from + 1;
        while (Character.isDigit(regex.charAt(digits))) {
          digits++;
        }
        least = regex.substring(from + 1, digits).matches("0+") ? 0 : 1;
      }
      default -> {
        return atom;
      }
    }
    String quantifier = regex.substring(from, at);
    if (regex.startsWith("+", at)) {
      throw new NotMirrored();
    }
    if (regex.startsWith("?", at)) {
      at++;
    }
    return new Repeat(atom, quantifier, least);
  }
}
