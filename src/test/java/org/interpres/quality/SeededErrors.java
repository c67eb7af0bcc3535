package org.interpres.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.interpres.article.LocaleTag;

/** Makes the errors that machine translation makes, in correct translations. */
final class SeededErrors {

  /** A kind of error, and the checks any of which must see it. */
  enum Kind {
    CHANGED_DIGIT("NUMBER"),
    MOVED_DECIMAL("NUMBER"),
    TENFOLD("NUMBER"),
    LOST_NUMBER("NUMBER", "RANGE"),
    LOST_RANGE_DASH("RANGE", "NUMBER"),
    MG_MCG("UNIT"),
    ML_L("UNIT"),
    HOURS_DAYS("UNIT", "FREQUENCY"),
    TWICE_THREE("FREQUENCY"),
    DAY_WEEK("FREQUENCY"),
    NEGATION("NEGATION"),
    TAG_DOUBLED("TAG"),
    TAG_EMPTIED("TAG"),
    TAG_LOST("TAG"),
    DRUG("DRUG"),
    HANT("SCRIPT"),
    RLO("BIDI");

    final List<String> checks;

    Kind(String... checks) {
      this.checks = List.of(checks);
    }
  }

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\d\\p{L}.,-])\\d+(?:[.,]\\d+)*(?![\\d\\p{IsLatin}])");
  private static final Pattern DECIMAL =
      Pattern.compile("(?<![\\d.,])(\\d+)([.,])(\\d{1,2})(?![\\d.,]\\d|\\d)");
  private static final Pattern RANGE = Pattern.compile("(\\d+)\\s?[-–~]\\s?(\\d+)");

  private static final Map<String, Pattern> NEGATIONS =
      Map.of(
          "es", Pattern.compile("\\b(no|nunca|sin|ningún|ninguna) "),
          "zh", Pattern.compile("(不(?=能|会|是|要|应|需|建议|可以)|没有|未(?=能|有|经|见|被|报|在))"),
          "ar", Pattern.compile("(?<=\\s)(لا|لم|لن|ليس|ليست|عدم|دون|بدون|غير) "));

  private final Random random;

  SeededErrors(long seed) {
    random = new Random(seed);
  }

  /**
   * Targets of {@code pairs} with one error of {@code kind} each; a pair without a place is left
   * out.
   */
  List<SegmentPair> in(List<SegmentPair> pairs, Kind kind) {
    List<SegmentPair> seeded = new ArrayList<>();
    for (SegmentPair pair : pairs) {
      String source = pair.source();
      String target = pair.target();
      String changed =
          switch (kind) {
            case CHANGED_DIGIT -> number(target, (n, r) -> changeDigit(n));
            case MOVED_DECIMAL -> replace(target, DECIMAL, m -> m.group(1) + m.group(3));
            case TENFOLD -> number(target, (n, r) -> n.matches("\\d+") ? n + "0" : n);
            case LOST_NUMBER -> number(target, (n, r) -> "");
            case LOST_RANGE_DASH -> replace(target, RANGE, m -> m.group(1) + m.group(2));
            case NEGATION -> negation(pair);
            case RLO -> number(target, (n, r) -> "\u202E" + n + "\u202C");
            default -> target;
          };
      if (!changed.equals(target)) {
        seeded.add(new SegmentPair(source, changed, pair.sourceLocale(), pair.targetLocale()));
      }
    }
    return seeded;
  }

  private String negation(SegmentPair pair) {
    boolean denies =
        Pattern.compile("\\b(not|no|never|without|cannot|n't)\\b")
                .matcher(pair.source())
                .results()
                .count()
            == 1;
    Pattern pattern = NEGATIONS.get(pair.targetLocale().language());
    return denies && pattern != null ? replace(pair.target(), pattern, m -> "") : pair.target();
  }

  private String number(String text, BiFunction<String, Random, String> change) {
    return replace(text, NUMBER, match -> change.apply(match.group(), random));
  }

  private String replace(
      String text, Pattern pattern, java.util.function.Function<MatchResult, String> change) {
    List<MatchResult> matches = pattern.matcher(text).results().toList();
    if (matches.isEmpty()) {
      return text;
    }
    MatchResult match = matches.get(random.nextInt(matches.size()));
    return text.substring(0, match.start()) + change.apply(match) + text.substring(match.end());
  }

  private String changeDigit(String number) {
    int place = random.nextInt(number.length());
    char digit = number.charAt(place);
    if (!Character.isDigit(digit)) {
      return changeDigit(number);
    }
    int other = (Character.digit(digit, 10) + 1 + random.nextInt(8)) % 10;
    if (place == 0 && other == 0) {
      other = 9 == Character.digit(digit, 10) ? 8 : 9;
    }
    return number.substring(0, place) + other + number.substring(place + 1);
  }

  static LocaleTag locale(String tag) {
    return LocaleTag.parse(tag);
  }
}
