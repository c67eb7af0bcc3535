package org.interpres.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A check that cries wolf is switched off: correct sentences of ten locales pass, one by one. */
class CorrectTranslationsTest {

  private final Checks checks = Checks.standard();

  @TestFactory
  List<DynamicTest> nothing_critical_or_major_is_said_of_a_correct_translation() {
    return CorrectTranslations.all().stream()
        .map(
            pair ->
                DynamicTest.dynamicTest(
                    pair.targetLocale() + ": " + pair.target(),
                    () ->
                        assertThat(checks.check(pair))
                            .as(pair.source())
                            .noneMatch(f -> f.severity() != Severity.MINOR)))
        .toList();
  }
}
