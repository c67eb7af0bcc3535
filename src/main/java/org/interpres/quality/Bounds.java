package org.interpres.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interpres.quality.quantity.FoldedText;
import org.interpres.quality.quantity.Lexicon;
import org.interpres.quality.quantity.LexiconFile;
import org.interpres.quality.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Whether a number is a bound, and in which direction: less than 5, at least 5, 5以上, &lt;5. Only
 * the direction counts; "at least" and "more than" are one to a careful translator now and then.
 */
final class Bounds {

  /** In which direction of the number the allowed values are. */
  enum Way {
    UNDER,
    OVER
  }

  /** A bound and what makes it one: words, or a sign such as &lt;. */
  record Bound(Way way, boolean sign, Span span) {}

  /** How a word or sign makes a bound: its direction, and whether it stands behind the number. */
  private record Word(Way way, boolean sign, boolean behind) {}

  private static final String ANY = "any";
  private static final String CLAUSE_ENDS = ".,;:!?()。，；：！？（）、،؛؟\n";

  private final Map<String, Lexicon<Word>> byLanguage = new HashMap<>();
  private final Phrases denials = Phrases.of("negation.txt");

  Bounds() {
    Map<String, Word> signs = new HashMap<>();
    LexiconFile.read(
        "bounds.txt",
        (heading, form) -> {
          Way way = heading.kind().startsWith("under") ? Way.UNDER : Way.OVER;
          boolean sign = heading.value().equals(ANY);
          Word word = new Word(way, sign, heading.kind().endsWith("-after"));
          if (sign) {
            signs.put(form, word);
          } else {
            byLanguage.computeIfAbsent(heading.value(), l -> new Lexicon<>()).add(form, word);
          }
        });
    byLanguage.values().forEach(lexicon -> signs.forEach(lexicon::add));
  }

  /** A text's bounds, found by the quantity that they belong to. */
  final class In {
    private final Passage passage;
    private final Map<Integer, Bound> before = new HashMap<>();
    private final Map<Integer, Bound> behind = new HashMap<>();
    private @Nullable List<Span> denied;

    private In(Passage passage) {
      this.passage = passage;
      Lexicon<Word> lexicon = byLanguage.get(passage.language());
      if (lexicon != null) {
        find(lexicon, passage.folded());
      }
    }

    private void find(Lexicon<Word> lexicon, FoldedText text) {
      int end = 0;
      for (int n = 0; n < text.startCount(); n++) {
        int at = text.start(n);
        Lexicon.Match<Word> match = at < end ? null : lexicon.match(text, at);
        if (match != null) {
          end = match.to();
          Span span = new Span(text.offset(match.from()), text.endOffset(end));
          for (Word word : match.entries()) {
            Bound bound = new Bound(word.way(), word.sign(), span);
            if (word.sign() && arrow(text.at(match.from() - 1))) {
              continue;
            }
            if (word.behind()) {
              behind.putIfAbsent(text.endOffset(back(text, match.from())), bound);
            } else {
              before.put(text.offset(on(text, end)), bound);
            }
          }
        }
      }
    }

    /** Whether nothing in a text of a known language makes a bound. */
    boolean surelyNone() {
      return none() && byLanguage.containsKey(passage.language());
    }

    boolean none() {
      return before.isEmpty() && behind.isEmpty();
    }

    /** Where the words and signs of all bounds stand that belong to a quantity. */
    List<Span> spans() {
      List<Span> spans = new ArrayList<>();
      if (!none()) {
        for (Quantity quantity : passage.reading().quantities()) {
          Bound bound = of(quantity);
          if (bound != null) {
            spans.add(bound.span());
          }
        }
      }
      return spans;
    }

    @Nullable Bound of(Quantity quantity) {
      Bound first = before.get(quantity.from());
      Bound last = behind.getOrDefault(quantity.unitTo(), behind.get(quantity.to()));
      if (first != null && last != null) {
        return first.way() == last.way() ? first : null;
      }
      return first != null ? first : last;
    }

    /**
     * Whether the clause of {@code bound} denies: "no tome más de 5" is a bound from above. One
     * that has its own "not" is not turned by another: ни в коем случае не более восьми.
     */
    boolean denies(Bound bound) {
      List<Span> found = denied;
      if (found == null) {
        found = new ArrayList<>();
        for (Phrases.Found phrase : denials.in(passage)) {
          if (phrase.kind().equals("not")) {
            found.add(phrase.span());
          }
        }
        denied = found;
      }
      int from = bound.span().from();
      int to = bound.span().to();
      if (found.stream()
          .anyMatch(d -> d.from() >= bound.span().from() && d.to() <= bound.span().to())) {
        return false;
      }
      String text = passage.text();
      while (from > 0 && !ends(text, from - 1)) {
        from--;
      }
      while (to < text.length() && !ends(text, to)) {
        to++;
      }
      int start = from;
      int stop = to;
      return found.stream()
          .anyMatch(
              d ->
                  d.from() >= start
                      && d.to() <= stop
                      && (d.to() <= bound.span().from() || d.from() >= bound.span().to()));
    }
  }

  In in(Passage passage) {
    return new In(passage);
  }

  private static boolean ends(String text, int at) {
    char c = text.charAt(at);
    boolean decimal =
        (c == '.' || c == ',') && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    return CLAUSE_ENDS.indexOf(c) >= 0 && !decimal;
  }

  private static int on(FoldedText text, int at) {
    int next = at;
    while (next < text.length() && blank(text.at(next))) {
      next++;
    }
    return next;
  }

  private static int back(FoldedText text, int at) {
    int last = at;
    while (last > 0 && blank(text.at(last - 1))) {
      last--;
    }
    return last;
  }

  /** The sign of "A -> 5" compares nothing. */
  private static boolean arrow(int before) {
    return before == '-' || before == '=';
  }

  private static boolean blank(int codePoint) {
    return codePoint == ' ' || Character.isSpaceChar(codePoint);
  }
}
