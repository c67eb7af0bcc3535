package org.interpres.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many pairs of segments all checks see in a second, on one thread of a warm process. */
@Tag("bench")
class SpeedBenchTest {

  private static final int WARM_ROUNDS = 6;
  private static final int ROUNDS = 5;
  private static final double FLOOR = 5_000;

  private final Checks checks = Checks.standard();

  @ParameterizedTest(name = "{0}: at least 5,000 pairs a second")
  @ValueSource(strings = {"es-419", "zh-Hans", "ar"})
  void all_checks_keep_up(String locale) throws IOException {
    List<SegmentPair> pairs = SharedData.tico19(locale);
    for (int i = 0; i < WARM_ROUNDS; i++) {
      findings(pairs);
    }
    double best = 0;
    List<String> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      long begun = processorTime();
      findings(pairs);
      double rate = pairs.size() / ((processorTime() - begun) / 1e9);
      best = Math.max(best, rate);
      rounds.add("%.0f".formatted(rate));
    }
    System.out.printf(
        "%s: %.0f pairs/s with all checks on, the best of %s%n%s%n",
        locale, best, rounds, byCheck(pairs));
    assertThat(best).as("pairs a second, %s", locale).isGreaterThanOrEqualTo(FLOOR);
  }

  private long findings(List<SegmentPair> pairs) {
    long findings = 0;
    for (SegmentPair pair : pairs) {
      findings += checks.check(fresh(pair)).size();
    }
    return findings;
  }

  /** What is shared between checks is billed to the first that asks for it. */
  private String byCheck(List<SegmentPair> pairs) {
    Map<String, Long> nanos = new LinkedHashMap<>();
    for (SegmentPair pair : pairs) {
      SegmentPair fresh = fresh(pair);
      for (Check check : checks.all()) {
        long begun = System.nanoTime();
        check.check(fresh);
        nanos.merge(check.id(), System.nanoTime() - begun, Long::sum);
      }
    }
    StringBuilder table = new StringBuilder();
    nanos.forEach(
        (id, spent) ->
            table.append("  %-20s %6.1f µs%n".formatted(id, spent / 1e3 / pairs.size())));
    return table.toString();
  }

  /** This thread's own time, so that a busy machine measures the same. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static SegmentPair fresh(SegmentPair pair) {
    return new SegmentPair(pair.source(), pair.target(), pair.sourceLocale(), pair.targetLocale());
  }
}
