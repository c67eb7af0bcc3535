package org.interpres.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualitySettingsTest {

  @TempDir private Path content;

  @Test
  void the_file_of_the_project_names_every_check_and_changes_none() throws IOException {
    String yaml = Files.readString(Path.of("content/quality.yaml"));

    for (String id : Checks.standard().ids()) {
      assertThat(yaml).containsPattern("(?m)^  " + id + ": +\\{severity: as-found}$");
    }
  }

  @Test
  void a_check_can_be_switched_off_or_made_milder_and_only_where_the_team_says()
      throws IOException {
    Checks checks =
        with(
            """
            checks:
              UNIT: {severity: off}
              NUMBER: {severity: minor, locales: [es]}
              RANGE: {severity: critical, except: [es-MX]}
            """);

    assertThat(findings(checks, "Give 5 mg.", "Dé 5 mcg.", "es")).isEmpty();
    assertThat(findings(checks, "Give 5 mg.", "Dé 6 mg.", "es-MX")).containsExactly("minor NUMBER");
    assertThat(findings(checks, "Give 5 mg.", "Donnez 6 mg.", "fr")).isEmpty();
    assertThat(findings(checks, "It lasts 1–2 weeks.", "Dura 1 2 semanas.", "es-ES"))
        .contains("critical RANGE");
    assertThat(findings(checks, "It lasts 1–2 weeks.", "Dura 1 2 semanas.", "es-MX"))
        .doesNotContain("critical RANGE");
  }

  @Test
  void a_source_check_that_is_off_says_nothing_of_a_source() throws IOException {
    Checks checks = with("checks:\n  CLAIM: {severity: off}\n");

    assertThat(checks.checkSource("It is a miracle.", new LocaleTag("en"))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          line 2: “NUMBERS” is not one of                     | checks:\\n  NUMBERS: {severity: off}
          line 2: the severity is as-found, critical          | checks:\\n  NUMBER: {severity: none}
          line 2: “severity” is missing                       | checks:\\n  NUMBER: {locales: [es]}
          line 2: the check TAG is critical                   | checks:\\n  TAG: {severity: off}
          The locale “xx” is not known                        | checks:\\n  NUMBER: {severity: minor, except: [xx]}
          """)
  void a_mistake_is_told_with_its_line(String message, String yaml) {
    assertThatThrownBy(() -> with(yaml.replace("\\n", "\n")))
        .isInstanceOf(InvalidContent.class)
        .hasMessageStartingWith("content/quality.yaml line ")
        .hasMessageContaining(message);
  }

  private Checks with(String yaml) throws IOException {
    Files.writeString(content.resolve("quality.yaml"), yaml);
    return Checks.load(content, Clock.systemUTC());
  }

  private static Set<String> findings(Checks checks, String source, String target, String locale) {
    SegmentPair pair =
        new SegmentPair(source, target, new LocaleTag("en"), LocaleTag.parse(locale));
    return checks.check(pair).stream()
        .map(finding -> finding.severity().label() + " " + finding.check())
        .collect(Collectors.toSet());
  }
}
