package org.interpres.quality;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.interpres.article.Phrase;
import org.interpres.quality.quantity.Quantity;
import org.interpres.quality.quantity.Quantity.Form;
import org.interpres.quality.quantity.Reading;

/**
 * Every number of the source is in the target as a reader of the target locale reads it, and no
 * other is. Numbers are compared by value, so 1.7 billion is 1700 millones and 17亿.
 *
 * <p>Number words only answer for digits on the other side: "one" and "a" come and go in any good
 * translation. Two words that disagree are reported when both count the same thing.
 */
final class NumberCheck implements Check {

  /** A sentence has fewer numbers left; the limit keeps the time linear. */
  private static final int MOST_COMPARED = 64;

  private static final Reading NOTHING = new Reading(List.of(), List.of(), List.of(), List.of());
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** English words that carry a number without naming it. */
  private static final Set<String> IMPLIED =
      Set.of(
          "both",
          "couple",
          "couple of",
          "pair",
          "dual",
          "double",
          "doubled",
          "twofold",
          "bilateral",
          "bi",
          "triple",
          "tripled",
          "threefold",
          "quadruple",
          "dozen",
          "a dozen",
          "tenfold",
          "hundred",
          "thousand",
          "million",
          "billion",
          "zero");

  private final CrisisLines crisisLines;

  NumberCheck(CrisisLines crisisLines) {
    this.crisisLines = crisisLines;
  }

  @Override
  public String id() {
    return "NUMBER";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    QuantityMatch match = pair.quantities();
    List<Quantity> lost =
        NumberPartners.left(match.sourceLeft(), match.targetLeft(), pair.from().reading());
    // What is taken from it stands near its head: a list would move all the others each time.
    Deque<Quantity> added =
        new ArrayDeque<>(NumberPartners.left(match.targetLeft(), match.sourceLeft(), NOTHING));
    if (!lost.isEmpty() || !added.isEmpty()) {
      exchangeCrisisLine(pair, lost, added);
    }
    lost.removeIf(quantity -> repeated(quantity, pair.from().reading()));
    added.removeIf(quantity -> repeated(quantity, pair.to().reading()));
    boolean daily =
        pair.to().reading().frequencies().stream().anyMatch(f -> f.period().equals("d"));
    lost.removeIf(quantity -> daily && aDay(quantity));
    List<Finding> findings = new ArrayList<>();
    for (Quantity source : lost) {
      Quantity target = NumberPartners.of(source, added);
      if (target != null && fortnight(source, target)) {
        added.remove(target);
        continue;
      }
      if (target != null) {
        added.remove(target);
        findings.add(changed(pair, source, target));
      } else if (source.form() == Form.DIGITS || source.form() == Form.MONTH) {
        findings.add(missing(pair, source, Severity.CRITICAL));
      } else if (source.form() == Form.NAME && partOfWord(pair.source(), source)) {
        findings.add(missing(pair, source, Severity.MAJOR));
      }
    }
    for (Quantity target : added) {
      if (target.form() == Form.DIGITS) {
        findings.add(added(pair, target));
      }
    }
    if (findings.isEmpty() && pair.to().wordsKnown()) {
      lostWord(pair, match, findings);
      lostMonth(pair, match.sourceLeft(), findings);
      if (findings.isEmpty()) {
        findings.addAll(NumberOrder.changed(id(), pair));
      }
    }
    return findings;
  }

  /** Quince días, quinze jours: in the Romance languages the words count both ends of two weeks. */
  private static boolean fortnight(Quantity source, Quantity target) {
    return "wk".equals(source.unit())
        && "d".equals(target.unit())
        && target.form() == Form.WORD
        && source.value().compareTo(TWO) == 0
        && target.value().compareTo(BigDecimal.valueOf(15)) == 0;
  }

  /** The first 8 of "de 8 em 8 horas", every 8 hours. */
  private static boolean repeated(Quantity quantity, Reading reading) {
    return quantity.unit() == null
        && reading.frequencies().stream()
            .limit(MOST_COMPARED)
            .filter(often -> often.from() <= quantity.from() && quantity.to() < often.to())
            .anyMatch(often -> again(quantity, often, reading));
  }

  private static boolean again(Quantity quantity, Reading.Frequency often, Reading reading) {
    return reading.quantities().stream()
        .limit(MOST_COMPARED)
        .anyMatch(
            other ->
                other.from() > quantity.from()
                    && other.to() <= often.to()
                    && other.value().equals(quantity.value()));
  }

  /** "Four times in 24 hours" is four times a day. */
  private static boolean aDay(Quantity quantity) {
    return "h".equals(quantity.unit()) && quantity.value().compareTo(BigDecimal.valueOf(24)) == 0;
  }

  /** "seven" may be lost as a digit may; "one", "both" and "half" come and go. */
  private void lostWord(SegmentPair pair, QuantityMatch match, List<Finding> findings) {
    for (Quantity word : match.sourceLeft()) {
      // Arabic says two by the form of the noun, which no lexicon has for every noun.
      int least = pair.to().language().equals("ar") ? 1 : 0;
      boolean cardinal =
          word.form() == Form.WORD && word.value().compareTo(TWO) >= least && !implied(pair, word);
      if (cardinal && match.targetLeft().stream().noneMatch(other -> fortnight(word, other))) {
        findings.add(missing(pair, word, Severity.MAJOR));
      }
    }
  }

  /** "In March" has its month in the target; "may" and "march" are verbs more often. */
  private void lostMonth(SegmentPair pair, List<Quantity> left, List<Finding> findings) {
    for (Quantity month : left) {
      String written = pair.source().substring(month.from(), month.to());
      boolean verb = written.equalsIgnoreCase("may") || written.equals("march");
      if (month.form() == Form.MONTH && !verb && written.length() > 3) {
        findings.add(missing(pair, month, Severity.MAJOR));
      }
    }
  }

  /** ACE2 keeps its digit in any name; COVID-19 may well be "coronavirus disease". */
  private static boolean partOfWord(String text, Quantity name) {
    return name.from() > 0 && Character.isLetter(text.charAt(name.from() - 1));
  }

  private static boolean implied(SegmentPair pair, Quantity word) {
    String written = pair.source().substring(word.from(), word.to()).toLowerCase(Locale.ROOT);
    return written.length() < 2 || IMPLIED.contains(written) || written.endsWith("s");
  }

  /** 988 becomes 3114 in France, and "988, press 2" in Spanish: the number of a line is no dose. */
  private void exchangeCrisisLine(SegmentPair pair, List<Quantity> lost, Deque<Quantity> added) {
    List<CrisisLines.Mention> from = crisisLines.in(pair.source());
    CrisisLine line = crisisLines.of(pair.to().country());
    List<CrisisLines.Mention> to =
        crisisLines.in(pair.target()).stream().filter(m -> m.line().equals(line)).toList();
    if (line == null || from.isEmpty() || to.isEmpty()) {
      return;
    }
    lost.removeIf(quantity -> within(quantity, from));
    added.removeIf(quantity -> within(quantity, to));
    String choice = line.menu().get(pair.to().language());
    added.removeIf(q -> choice != null && q.value().toPlainString().equals(choice));
  }

  private static boolean within(Quantity quantity, List<CrisisLines.Mention> mentions) {
    return mentions.stream()
        .anyMatch(m -> quantity.from() >= m.span().from() && quantity.to() <= m.span().to());
  }

  private Finding changed(SegmentPair pair, Quantity source, Quantity target) {
    String from = Shown.of(pair.source(), source);
    String to = Shown.of(pair.target(), target);
    String read = Shown.readAs(pair.target(), target);
    return new Finding(
        id(),
        Severity.CRITICAL,
        read == null
            ? Phrase.of("finding.number", from, to)
            : Phrase.of("finding.number.read", from, to, read),
        Shown.span(source),
        Shown.span(target));
  }

  private Finding missing(SegmentPair pair, Quantity source, Severity severity) {
    return new Finding(
        id(),
        severity,
        Phrase.of("finding.number.missing", Shown.of(pair.source(), source)),
        Shown.span(source),
        null);
  }

  private Finding added(SegmentPair pair, Quantity target) {
    String to = Shown.of(pair.target(), target);
    String read = Shown.readAs(pair.target(), target);
    return new Finding(
        id(),
        Severity.CRITICAL,
        read == null
            ? Phrase.of("finding.number.added", to)
            : Phrase.of("finding.number.added-read", to, read),
        null,
        Shown.span(target));
  }
}
