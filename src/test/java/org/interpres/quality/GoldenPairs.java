package org.interpres.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Golden pairs of a check, in {@code src/test/resources/quality}: expect, source locale, target
 * locale, source, target, note; tab-separated, in real characters.
 */
final class GoldenPairs {

  private GoldenPairs() {}

  /** A test a row: the check says something of a {@code flag} row and nothing of a clean one. */
  static List<DynamicTest> test(Check check, String file) {
    List<DynamicTest> tests = new ArrayList<>();
    int number = 1;
    for (String line : lines(file)) {
      String[] row = line.split("\t", -1);
      if (number++ > 1 && row.length >= 5) {
        SegmentPair pair =
            new SegmentPair(row[3], row[4], LocaleTag.parse(row[1]), LocaleTag.parse(row[2]));
        SegmentPair checked = row.length > 5 ? noted(pair, row[5]) : pair;
        tests.add(
            DynamicTest.dynamicTest(
                file + ":" + (number - 1) + " " + row[0] + " " + row[2] + " " + row[4],
                () -> hold(row[0], check, checked)));
      }
    }
    assertThat(tests).as(file).isNotEmpty();
    return tests;
  }

  /** A note may say how the document translated the same source before. */
  static SegmentPair noted(SegmentPair pair, String note) {
    return note.startsWith("earlier: ")
        ? pair.translatedBefore(note.substring("earlier: ".length()))
        : pair;
  }

  private static void hold(String expect, Check check, SegmentPair pair) {
    List<Finding> findings = check.check(pair);
    assertThat(expect).isIn("flag", "clean");
    if (expect.equals("flag")) {
      assertThat(findings).as("findings of " + pair.source()).isNotEmpty();
    } else {
      assertThat(findings).as("findings of " + pair.source()).isEmpty();
    }
    for (Finding finding : findings) {
      assertThat(finding.check()).isEqualTo(check.id());
      assertInside(finding.sourceSpan(), pair.source());
      assertInside(finding.targetSpan(), pair.target());
    }
  }

  private static void assertInside(@Nullable Span span, String text) {
    if (span != null) {
      assertThat(span.to()).isLessThanOrEqualTo(text.length());
    }
  }

  static List<String> lines(String file) {
    try (InputStream bytes = GoldenPairs.class.getResourceAsStream("/quality/" + file)) {
      String text =
          new String(Objects.requireNonNull(bytes, file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().toList();
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }
}
