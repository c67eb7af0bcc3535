package org.interpres.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.interpres.quality.SeededErrors.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the checks see of seeded errors and say of correct translations, by kind of error, check and
 * locale: human translations (TICO-19) where the project has them, else the tests' own sentences.
 */
@Tag("bench")
class ConfusionBenchTest {

  private static final int FEWEST = 50;
  private static final long SEED = 19;
  private static final Set<String> TABLE = Set.of("es-419", "fr", "pt-BR", "ru", "ar", "zh-Hans");

  private final Checks checks = Checks.standard();

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"es-419", "fr", "pt-BR", "de", "it", "ru", "ar", "zh-Hans", "zh-Hant", "ja"})
  void seeded_errors_are_caught(String locale) throws IOException {
    List<SegmentPair> correct = correct(locale);
    System.out.println(falseAlarms(locale, correct));
    SoftAssertions floors = new SoftAssertions();
    Map<String, int[]> families = new TreeMap<>();
    StringBuilder table = new StringBuilder();
    for (Kind kind : Kind.values()) {
      List<SegmentPair> seeded = seeded(kind, locale, correct);
      if (seeded.isEmpty()) {
        continue;
      }
      int caught = 0;
      for (SegmentPair pair : seeded) {
        boolean seen = seen(pair, kind);
        caught += seen ? 1 : 0;
        if (!seen && Boolean.getBoolean("misses")) {
          table
              .append("      missed: ")
              .append(pair.source())
              .append(" | ")
              .append(pair.target())
              .append('\n');
        }
      }
      int[] sums = families.computeIfAbsent(kind.family, f -> new int[2]);
      sums[0] += caught;
      sums[1] += seeded.size();
      table.append(
          "  %-16s %5d of %5d caught  %5.1f %%%s%n"
              .formatted(
                  SeededErrors.label(kind),
                  caught,
                  seeded.size(),
                  100.0 * caught / seeded.size(),
                  seeded.size() < FEWEST ? "  (few)" : ""));
      double floor = floor(kind.family, locale);
      floors
          .assertThat(100.0 * caught / seeded.size())
          .as("%s, %s", locale, SeededErrors.label(kind))
          .isGreaterThanOrEqualTo(floor);
    }
    System.out.println(locale + ", seeded errors:\n" + table);
    assertThat(families).containsKeys("number", "unit", "frequency", "tag", "bidi");
    floors.assertAll();
  }

  private static List<SegmentPair> correct(String locale) throws IOException {
    List<SegmentPair> pairs = new ArrayList<>(CorrectTranslations.in(locale));
    if (List.of("es-419", "ar", "zh-Hans").contains(locale)) {
      pairs.addAll(SharedData.tico19(locale));
    }
    return pairs;
  }

  private static List<SegmentPair> seeded(Kind kind, String locale, List<SegmentPair> correct) {
    SeededErrors errors = new SeededErrors(SEED);
    List<SegmentPair> seeded = new ArrayList<>();
    // Another place of the same sentence, until there are enough or there is no other.
    for (int round = 0; round < 8 && seeded.size() < FEWEST; round++) {
      seeded.addAll(errors.in(correct, kind));
    }
    seeded.addAll(errors.swaps(correct, kind));
    seeded.addAll(SeededTemplates.of(kind, locale));
    if (kind == Kind.HANT && locale.equals("zh-Hans")) {
      seeded.addAll(SeededTemplates.traditional(correct));
    }
    Set<String> texts = new HashSet<>();
    seeded.removeIf(pair -> !texts.add(pair.source() + '\n' + pair.target()));
    return seeded;
  }

  private boolean seen(SegmentPair pair, Kind kind) {
    return checks.check(pair).stream()
        .anyMatch(f -> kind.checks.contains(f.check()) && f.severity() != Severity.MINOR);
  }

  private String falseAlarms(String locale, List<SegmentPair> correct) {
    Map<String, Integer> byCheck = new TreeMap<>();
    int critical = 0;
    int major = 0;
    for (SegmentPair pair : correct) {
      List<Finding> findings = checks.check(pair);
      critical += findings.stream().anyMatch(f -> f.severity() == Severity.CRITICAL) ? 1 : 0;
      major += findings.stream().anyMatch(f -> f.severity() != Severity.MINOR) ? 1 : 0;
      findings.stream()
          .map(f -> f.severity().label() + " " + f.check())
          .distinct()
          .forEach(key -> byCheck.merge(key, 1, Integer::sum));
    }
    return "%s, %d correct pairs: critical %.2f %%, critical or major %.2f %%; by check %s"
        .formatted(
            locale,
            correct.size(),
            100.0 * critical / correct.size(),
            100.0 * major / correct.size(),
            byCheck);
  }

  /** The table “How good is good”; the other locales are printed, and held to what they need. */
  private static double floor(String family, String locale) {
    if (!TABLE.contains(locale)) {
      return family.equals("tag") || family.equals("bidi") ? 97 : 0;
    }
    boolean lower = locale.equals("ar") || locale.equals("ru");
    return switch (family) {
      case "number", "range", "tag", "bidi", "script" -> lower ? 95 : 97;
      case "unit", "drug", "frequency" -> lower ? 85 : 90;
      case "negation" -> lower ? 60 : 70;
      default -> 0;
    };
  }
}
