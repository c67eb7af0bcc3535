package org.interpres.ingest.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences a second on one core, beside ICU's own sentence iterator on the same text. */
@Tag("bench")
class SegmentationBenchTest {

  private static final Segmenter SEGMENTER = Golden.segmenter();
  private static final Duration ROUND = Duration.ofSeconds(2);

  @ParameterizedTest
  @CsvSource({"en-es-419, 1, en", "en-es-419, 2, es-419", "en-ar, 2, ar", "en-zh-Hans, 2, zh-Hans"})
  void cutsAtLeastFiftyThousandSentencesASecond(String file, int column, String locale) {
    List<String> units =
        Golden.lines(Golden.shared("tico19/" + file + ".tsv"))
            .map(line -> line.split("\t", -1)[column])
            .toList();
    LocaleTag tag = LocaleTag.parse(locale);
    BreakIterator icu = BreakIterator.getSentenceInstance(new ULocale(locale));

    double ours = best(units, unit -> SEGMENTER.segment(unit, tag).size());
    double icus = best(units, unit -> sentences(icu, unit));

    System.out.printf(
        "segmentation %s: %,.0f sentences/s, ICU BreakIterator %,.0f, ratio %.2f%n",
        locale, ours, icus, ours / icus);
    assertThat(ours).isGreaterThan(50_000);
  }

  @Test
  void paragraphsAreAsFastAsSentences() {
    List<String> sentences =
        Golden.lines(Golden.shared("tico19/en-es-419.tsv"))
            .map(line -> line.split("\t", -1)[1])
            .toList();
    List<String> paragraphs = List.of(String.join(" ", sentences));

    double rate = best(paragraphs, unit -> SEGMENTER.segment(unit, new LocaleTag("en")).size());

    System.out.printf("segmentation en, one unit of 200,000 characters: %,.0f sentences/s%n", rate);
    assertThat(rate).isGreaterThan(50_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "a. ", "7", "1. ", "1) Do ", "No. ", "。"})
  void timeGrowsWithTheLength(String thing) {
    String once = thing.repeat(100_000 / thing.length());
    double shorter = seconds(once);
    double longer = seconds(once.repeat(4));

    System.out.printf(
        "segmentation of 100,000 characters of “%s”: %.0f ms, of four times as many: %.1f times%n",
        thing, shorter * 1e3, longer / shorter);
    assertThat(longer / shorter).isLessThan(10);
  }

  /** This thread's own time, so that a busy machine measures the same. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double seconds(String text) {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = processorTime();
      SEGMENTER.segment(text, new LocaleTag("en"));
      best = Math.min(best, (processorTime() - start) / 1e9);
    }
    return best;
  }

  /** The best of three rounds, after one to warm up. */
  private static double best(List<String> units, ToIntFunction<String> segments) {
    double best = 0;
    for (int round = 0; round < 4; round++) {
      long count = 0;
      long start = processorTime();
      while (processorTime() - start < ROUND.toNanos()) {
        count += units.stream().mapToInt(segments).sum();
      }
      double rate = count / ((processorTime() - start) / 1e9);
      best = round == 0 ? 0 : Math.max(best, rate);
    }
    return best;
  }

  /** As a segmenter would use it: the sentences' strings are made here too. */
  private static int sentences(BreakIterator icu, String unit) {
    icu.setText(unit);
    int from = icu.first();
    int count = 0;
    for (int to = icu.next(); to != BreakIterator.DONE; to = icu.next()) {
      count += unit.substring(from, to).isEmpty() ? 0 : 1;
      from = to;
    }
    return count;
  }
}
