package org.interpres.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * On correct human translations the checks stay silent: a check that cries wolf is switched off.
 */
class FalseAlarmTest {

  private final Checks checks = Checks.standard();

  @ParameterizedTest(name = "{0}: critical in at most {1} %, major or critical in at most {2} %")
  @CsvSource({"es-419, 1.0, 4", "zh-Hans, 1.5, 7", "ar, 1.5, 7"})
  void correct_translations_pass(String locale, double critical, double major) throws IOException {
    List<SegmentPair> pairs = SharedData.tico19(locale);
    int withCritical = 0;
    int withMajor = 0;
    for (SegmentPair pair : pairs) {
      List<Finding> findings = checks.check(pair);
      withCritical += any(findings, Severity.CRITICAL);
      withMajor += any(findings, Severity.MAJOR);
    }

    assertThat(100.0 * withCritical / pairs.size()).isLessThanOrEqualTo(critical);
    assertThat(100.0 * withMajor / pairs.size()).isLessThanOrEqualTo(major);
  }

  private static int any(List<Finding> findings, Severity atLeast) {
    return findings.stream().anyMatch(f -> f.severity().compareTo(atLeast) <= 0) ? 1 : 0;
  }
}
