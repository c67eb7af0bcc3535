package org.interpres.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes the errors that machine translation makes, in correct translations: one a pair. */
final class SeededErrors {

  /** A kind of error, the checks any of which must see it, and the family whose floor it has. */
  enum Kind {
    CHANGED_DIGIT("number", "NUMBER", "RANGE", "DATE"),
    MOVED_DECIMAL("number", "NUMBER", "RANGE"),
    TENFOLD("number", "NUMBER", "RANGE"),
    LOST_NUMBER("number", "NUMBER", "RANGE"),
    SWAPPED_NUMBERS("swapped", "NUMBER", "RANGE", "UNIT", "DATE"),
    LOST_RANGE_DASH("range", "RANGE", "NUMBER"),
    MG_MCG("unit", "UNIT"),
    ML_L("unit", "UNIT"),
    HOURS_DAYS("unit", "UNIT", "FREQUENCY", "NUMBER"),
    TWICE_THREE("frequency", "FREQUENCY", "NUMBER"),
    DAY_WEEK("frequency", "FREQUENCY", "UNIT"),
    NEGATION("negation", "NEGATION"),
    TAG_DOUBLED("tag", "TAG"),
    TAG_EMPTIED("tag", "TAG"),
    TAG_LOST("tag", "TAG"),
    DRUG("drug", "DRUG"),
    HANT("script", "SCRIPT"),
    RLO("bidi", "BIDI");

    final String family;
    final List<String> checks;

    Kind(String family, String... checks) {
      this.family = family;
      this.checks = List.of(checks);
    }
  }

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\d\\p{L}.,/-])\\d+(?:[.,]\\d+)*(?![\\d\\p{IsLatin}])");
  private static final Pattern DECIMAL =
      Pattern.compile("(?<![\\d.,])(\\d+)([.,])(\\d{1,2})(?![.,]?\\d)");
  private static final Pattern RANGE =
      Pattern.compile("(?<![\\d.,])(\\d+)\\s?(?:[-–~～]|a|à|bis|до|إلى|至|到)\\s?(\\d+)(?![.,]?\\d)");
  private static final Pattern DENIES =
      Pattern.compile("\\b(not|no|never|without|cannot)\\b|n['’]t\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern ANY_WORD = Pattern.compile("[\\p{L}]{4,}|\\p{IsHan}{2}");

  private static final Map<String, Pattern> NEGATIONS =
      Map.of(
          "es", insensitive("\\b(no|nunca|sin(?! embargo)|ningún|ninguna) "),
          "pt", insensitive("\\b(não|nunca|sem|nenhum|nenhuma) "),
          "it", insensitive("\\b(non|mai|senza|nessuna|nessun) "),
          "fr", insensitive("\\b(?:ne |n['’])(.{2,25}?) (?:pas|jamais|aucune?|rien)\\b"),
          "de", insensitive("\\b(nicht|kein|keine|keinen|nie) "),
          "ru", insensitive("(?<!\\p{L})(не|нет|без|нельзя|никогда) "),
          "ja", Pattern.compile("ない(?=で|。)|(?<=られて)いません"),
          "zh", Pattern.compile("(不(?=能|会|是|要|应|需|建议|可以|得|含)|没有|未(?=能|有|经|见|被|报|在)|勿)"),
          "ar", Pattern.compile("(?<=^|\\s)(لا|لم|لن|ليس|ليست|عدم|دون|بدون|غير) "));

  private final Random random;

  SeededErrors(long seed) {
    random = new Random(seed);
  }

  private static Pattern insensitive(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /**
   * {@code pairs} with one error of {@code kind} each; a pair without a place for it is left out.
   */
  List<SegmentPair> in(List<SegmentPair> pairs, Kind kind) {
    List<SegmentPair> seeded = new ArrayList<>();
    for (SegmentPair pair : pairs) {
      seeded.addAll(
          switch (kind) {
            case CHANGED_DIGIT -> target(pair, NUMBER, m -> changeDigit(m.group()));
            case MOVED_DECIMAL -> target(pair, DECIMAL, m -> m.group(1) + m.group(3));
            case TENFOLD -> target(pair, NUMBER, m -> tenfold(m.group()));
            case LOST_NUMBER -> target(pair, NUMBER, m -> "");
            case SWAPPED_NUMBERS -> swapped(pair);
            case LOST_RANGE_DASH -> target(pair, RANGE, m -> m.group(1) + m.group(2));
            case NEGATION -> negation(pair);
            case RLO -> target(pair, NUMBER, m -> "\u202E" + m.group() + "\u202C");
            case TAG_DOUBLED ->
                tagged(pair, t -> t.replace("<g id=\"1\">", "<g id=\"1\"></g><g id=\"1\">"));
            case TAG_EMPTIED -> tagged(pair, SeededErrors::emptied);
            case TAG_LOST -> tagged(pair, t -> t.replace("<g id=\"1\">", "").replace("</g>", ""));
            default -> List.of();
          });
    }
    return seeded;
  }

  private List<SegmentPair> target(
      SegmentPair pair, Pattern pattern, Function<MatchResult, String> change) {
    String changed = replace(pair.target(), pattern, change);
    return changed.equals(pair.target()) ? List.of() : List.of(with(pair, pair.source(), changed));
  }

  /** Only a pair whose source denies once: else another denial may stand for the lost one. */
  private List<SegmentPair> negation(SegmentPair pair) {
    Pattern pattern = NEGATIONS.get(pair.targetLocale().language());
    if (pattern == null || DENIES.matcher(pair.source()).results().count() != 1) {
      return List.of();
    }
    boolean around = pair.targetLocale().language().equals("fr");
    return target(pair, pattern, m -> around ? m.group(1) : "");
  }

  private List<SegmentPair> swapped(SegmentPair pair) {
    List<MatchResult> numbers = NUMBER.matcher(pair.target()).results().toList();
    if (numbers.size() < 2 || numbers.get(0).group().equals(numbers.get(1).group())) {
      return List.of();
    }
    MatchResult one = numbers.get(0);
    MatchResult two = numbers.get(1);
    String text = pair.target();
    String changed =
        text.substring(0, one.start())
            + two.group()
            + text.substring(one.end(), two.start())
            + one.group()
            + text.substring(two.end());
    return List.of(with(pair, pair.source(), changed));
  }

  /** Marks a word of each side, and spoils the target's mark. */
  private List<SegmentPair> tagged(SegmentPair pair, UnaryOperator<String> spoil) {
    String source = replace(pair.source(), ANY_WORD, m -> "<g id=\"1\">" + m.group() + "</g>");
    String target = replace(pair.target(), ANY_WORD, m -> "<g id=\"1\">" + m.group() + "</g>");
    boolean both = !source.equals(pair.source()) && !target.equals(pair.target());
    return both ? List.of(with(pair, source, spoil.apply(target))) : List.of();
  }

  private static String emptied(String text) {
    int open = text.indexOf("<g id=\"1\">") + "<g id=\"1\">".length();
    int close = text.indexOf("</g>");
    return text.substring(0, open)
        + "</g>"
        + text.substring(open, close)
        + text.substring(close + 4);
  }

  static SegmentPair with(SegmentPair pair, String source, String target) {
    return new SegmentPair(source, target, pair.sourceLocale(), pair.targetLocale());
  }

  private String replace(String text, Pattern pattern, Function<MatchResult, String> change) {
    List<MatchResult> matches = pattern.matcher(text).results().toList();
    if (matches.isEmpty()) {
      return text;
    }
    MatchResult match = matches.get(random.nextInt(matches.size()));
    return text.substring(0, match.start()) + change.apply(match) + text.substring(match.end());
  }

  private static String tenfold(String number) {
    return number.matches("\\d+") ? number + "0" : number;
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

  /** A word of {@code quality/seeded-swaps.tsv} for another, where the source says the first. */
  List<SegmentPair> swaps(List<SegmentPair> pairs, Kind kind) {
    List<SegmentPair> seeded = new ArrayList<>();
    for (String line : GoldenPairs.lines("seeded-swaps.tsv")) {
      String[] row = line.split("\t", -1);
      if (!row[1].equals(kind.name())) {
        continue;
      }
      Pattern source = Pattern.compile("(?<!\\p{L})(?:" + row[2] + ")");
      Pattern word =
          Pattern.compile(
              "(?<![\\p{L}/&&[^\\p{IsHan}]])" + Pattern.quote(row[3]) + wordEnd(row[3]));
      for (SegmentPair pair : pairs) {
        if (pair.targetLocale().language().equals(row[0])
            && source.matcher(pair.source()).results().count() == 1
            && word.matcher(pair.target()).results().count() == 1) {
          seeded.addAll(target(pair, word, m -> row[4]));
        }
      }
    }
    return seeded;
  }

  private static String wordEnd(String word) {
    return Character.isIdeographic(word.codePointAt(word.length() - 1)) ? "" : "(?!\\p{L})";
  }

  static String label(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
