package org.interpres.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Random;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twice as long a text takes about twice as long to check, whatever it is made of. */
@Tag("bench")
class GrowthBenchTest {

  private static final int LENGTH = 100_000;

  /** Four times as long a text would take 16 times as long if a check were quadratic. */
  private static final double MOST = 9;

  private final Checks checks = Checks.standard();

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "1 ",
        "9",
        "1,1 ",
        "1-2 ",
        "5 mg ",
        "x ",
        "not ",
        "\uD800",
        "<g id=\"1\">",
        "<g id=\"1\">a</g>",
        "http://a ",
        "a@b.c ",
        "@a",
        "氯",
        "万1",
        "半",
        "1日2回",
        "+1-2-",
        "(1) 555-",
        "3 March ",
        "every 8 to ",
        "two and ",
        "may help ",
        "وبال",
        "&amp;",
        "?",
        "e\u0301",
        "call 988 ",
        "\u2068",
        "ketamine ",
        "random"
      })
  void time_grows_with_the_length(String part) {
    double shorter = seconds(part, LENGTH);
    double longer = seconds(part, 4 * LENGTH);

    System.out.printf(
        "checks of %,d characters of “%s”: %.0f ms, of four times as many: %.1f times%n",
        LENGTH, part, shorter * 1e3, longer / shorter);
    assertThat(longer / shorter).isLessThan(MOST);
  }

  /** This thread's own time, so that a busy machine measures the same; the best of three. */
  private double seconds(String part, int length) {
    String text = part.equals("random") ? random(length) : part.repeat(length / part.length());
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      SegmentPair pair =
          new SegmentPair(text, changed(text), new LocaleTag("en"), LocaleTag.parse("zh-Hans"));
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      checks.check(pair);
      long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      best = Math.min(best, (end - start) / 1e9);
    }
    return best;
  }

  /** Every number and every frequency is another, so that nothing of the source is found. */
  private static String changed(String text) {
    return text.replace('1', '7').replace('5', '6').replace('8', '4').replace("March", "May");
  }

  private static String random(int length) {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) random.nextInt(0x10000));
    }
    return text.toString();
  }
}
