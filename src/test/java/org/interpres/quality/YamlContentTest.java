package org.interpres.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlContentTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          line 2: “number” is missing                            | lines:\\n  - {country: US, name: A, source: B, status: unverified}
          line 2: “numbre” is not one of                         | lines:\\n  - {country: US, numbre: '1'}
          the status is verified or unverified                   | lines:\\n  - {country: US, number: '988', name: A, source: B, status: sure}
          “soon” is not a date                                   | lines:\\n  - {country: US, number: '988', name: A, source: B, status: verified, date: soon}
          a list is wanted here                                  | lines: none
          two capital letters                                    | lines:\\n  - {country: usa, number: '988', name: A, source: B, status: unverified}
          """)
  void a_fault_is_told_with_line_and_reason(String message, String yaml) {
    assertThatThrownBy(() -> read(yaml.replace("\\n", "\n")))
        .isInstanceOf(InvalidContent.class)
        .hasMessageStartingWith("crisis-lines.yaml line ")
        .hasMessageContaining(message);
  }

  @Test
  void the_lines_of_the_project_name_their_country_and_are_all_unverified() {
    CrisisLines lines = QualityContent.standard().crisisLines();

    assertThat(lines.of("US")).isNotNull().extracting(CrisisLine::number).isEqualTo("988");
    assertThat(lines.of("DE")).isNotNull().extracting(CrisisLine::verified).isNull();
    assertThat(lines.of("BR")).isNull();
  }

  private static CrisisLines read(String yaml) {
    return CrisisLines.read(
        "crisis-lines.yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }
}
