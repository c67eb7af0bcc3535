package org.interpres.quality;

import java.util.List;
import java.util.Map;
import org.interpres.article.Phrase;

/**
 * A target far shorter than its source has lost something, a far longer one has gained. The bounds
 * are by language: Chinese needs a fifth of English's characters. Measured on TICO-19, where
 * correct zh has 0.18-0.59 of the source's length, es-419 0.83-1.62 and pt-BR 0.78-1.44; set
 * outside those.
 */
final class LengthCheck implements Check {

  private record Bounds(double least, double most) {}

  private static final Bounds OTHER = new Bounds(0.42, 2.4);

  private static final Map<String, Bounds> BY_LANGUAGE =
      Map.of(
          "zh", new Bounds(0.11, 0.95),
          "ja", new Bounds(0.18, 1.1),
          "ko", new Bounds(0.2, 1.2),
          "ar", new Bounds(0.42, 2.3),
          "he", new Bounds(0.4, 1.6),
          "es", new Bounds(0.55, 2.1),
          "pt", new Bounds(0.55, 2.1),
          "fr", new Bounds(0.55, 2.2),
          "it", new Bounds(0.55, 2.2),
          "ru", new Bounds(0.5, 2.2));

  private static final int SHORTEST_SOURCE = 20;
  // "it hurts in the chest" is 胸痛: the shorter the source, the wider the spread.
  private static final int SHORT_SOURCE = 40;
  private static final double SHORT_SHARE = 0.7;
  private static final int FEW_SENTENCES = 3;

  enum Way {
    OMISSION,
    ADDITION
  }

  private final Way way;

  LengthCheck(Way way) {
    this.way = way;
  }

  @Override
  public String id() {
    return way.name();
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    String source = pair.from().plain();
    String target = pair.to().plain();
    return way == Way.OMISSION ? omission(pair, source, target) : addition(pair, source, target);
  }

  private List<Finding> omission(SegmentPair pair, String source, String target) {
    if (target.isEmpty()) {
      return source.isEmpty()
          ? List.of()
          : one(Severity.CRITICAL, Phrase.of("finding.empty"), pair);
    }
    int sentences = sentences(source);
    int kept = sentences(target);
    if (sentences >= FEW_SENTENCES && kept * 2 <= sentences) {
      return one(Severity.MAJOR, Phrase.of("finding.omission.sentences", sentences, kept), pair);
    }
    double least = bounds(pair).least() * (source.length() < SHORT_SOURCE ? SHORT_SHARE : 1);
    return longEnough(source) && ratio(source, target) < least
        ? one(Severity.MAJOR, Phrase.of("finding.omission"), pair)
        : List.of();
  }

  private List<Finding> addition(SegmentPair pair, String source, String target) {
    return longEnough(source) && ratio(source, target) > bounds(pair).most()
        ? one(Severity.MAJOR, Phrase.of("finding.addition"), pair)
        : List.of();
  }

  /** The bounds are for sources in a script of letters; Chinese to English is not judged so. */
  private static boolean longEnough(String source) {
    return source.codePointCount(0, source.length()) > SHORTEST_SOURCE && source.charAt(0) < 0x2E80;
  }

  private static Bounds bounds(SegmentPair pair) {
    return BY_LANGUAGE.getOrDefault(pair.to().language(), OTHER);
  }

  private static double ratio(String source, String target) {
    return (double) target.codePointCount(0, target.length())
        / source.codePointCount(0, source.length());
  }

  private static int sentences(String text) {
    int count = 0;
    boolean open = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean full = "。！？".indexOf(c) >= 0;
      boolean ends = i + 1 == text.length() || text.charAt(i + 1) == ' ';
      boolean stop = ".!?؟".indexOf(c) >= 0 && ends && !abbreviation(text, i);
      if (full || stop) {
        count += open ? 1 : 0;
        open = false;
      } else if (Character.isLetter(c)) {
        open = true;
      }
    }
    return open ? count + 1 : count;
  }

  /** The full stop of U.S., e.g. and vs. ends no sentence. */
  private static boolean abbreviation(String text, int stop) {
    int letters = 0;
    while (letters < stop && Character.isLetter(text.charAt(stop - 1 - letters))) {
      letters++;
    }
    return text.charAt(stop) == '.' && letters > 0 && letters < 3;
  }

  private List<Finding> one(Severity severity, Phrase says, SegmentPair pair) {
    return List.of(
        new Finding(
            id(),
            severity,
            says,
            new Span(0, pair.source().length()),
            new Span(0, pair.target().length())));
  }
}
