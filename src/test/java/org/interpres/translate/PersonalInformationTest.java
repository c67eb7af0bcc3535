package org.interpres.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.interpres.quality.InvalidContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalInformationTest {

  private final PersonalInformation personal = PersonalInformation.load(Path.of("content"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Write to jane.roe@example.org today.            | e-mail address",
        "Write to jane.roe＠example.org today.            | e-mail address",
        "Escriba a josé@clínica.es.                      | e-mail address",
        "Your nurse is at +34 91 123 45 67.              | phone number",
        "Call (020) 7946 0018 after six.                 | phone number",
        "Call 555-010-0199 after six.                    | phone number",
        "Call <g id=\"1\">555.010.0199</g> after six.    | phone number",
        "Ring 020 7946 0018 after six.                   | phone number",
        "Appelez le 01 23 45 67 89.                      | phone number",
        "Patient number 4483-221 was admitted.           | patient number",
        "MRN: 00482913                                   | patient number",
        "NHS number 943 476 5919                         | patient number",
        "Her SSN is 078-05-1120.                         | social security number",
        "DOB 03/04/1961                                  | date of birth",
        "He was born on 4 March 1961.                    | date of birth",
        "Date of birth: 1961-03-04                       | date of birth",
      })
  void what_looks_like_a_patient_s_data_is_found(String text, String kind) {
    assertThat(personal.in(text)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Call or text 988, day or night.",
        "In Germany call 0800 111 0111.",
        "Call 112 or 911 at once.",
        "Poison control: 1-800-222-1222.",
        "NHS 111 is free; so is 0800 1111.",
        "Write to pharmacy@example.org or info@clinic.example.",
        "Take 0.5 mg/kg over 40 minutes, 2 to 3 times a week.",
        "Blood pressure of 120/80 mmHg, pulse 60-100.",
        "10 000 to 20 000 IU a day; 1,000,000 people; 2019-2021.",
        "See doi 10.1056/NEJMoa1906055 and ISBN 978-3-16-148410-0.",
        "Approved on 2019-03-05, revised on 12/04/2024 and 03/04/2024, 01-02-2025.",
        "Children born in 2020 are vaccinated.",
        "Ask for your patient number.",
        "Room 020, floor 3.",
        "Between 000 and 100.",
      })
  void what_every_reader_may_know_is_not(String text) {
    assertThat(personal.in(text)).isEmpty();
  }

  @Test
  void the_sample_articles_hold_none() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("content", "articles"))) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(md|txt)")).toList()) {
        for (String line : Files.readAllLines(file)) {
          assertThat(personal.in(line)).as(line).isEmpty();
        }
      }
    }
  }

  @Test
  void a_team_adds_its_own_pattern_and_its_own_number() {
    PersonalInformation own =
        read(
            """
            patterns:
              - name: file number
                pattern: 'CH-\\d{6}'
              - name: phone number
                pattern: '\\+\\d[\\d ]+\\d'
            public: ['\\+41 44 555 00 00']
            """);

    assertThat(own.in("File CH-123456")).contains("file number");
    assertThat(own.in("Call +41 44 555 00 00")).isEmpty();
    assertThat(own.in("Call +41 44 555 00 01")).contains("phone number");
  }

  @Test
  void a_mistake_is_named_with_its_line() {
    assertThatThrownBy(() -> read("patterns:\n  - name: x\n    pattern: '(['\n"))
        .isInstanceOf(InvalidContent.class)
        .hasMessageContaining("content/personal-information.yaml line 3: not a regular expression");
  }

  private static PersonalInformation read(String yaml) {
    return PersonalInformation.read(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), Set.of());
  }
}
