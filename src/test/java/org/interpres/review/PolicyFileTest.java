package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.interpres.article.Sha256;
import org.interpres.identity.Qualification;
import org.interpres.identity.Role;
import org.interpres.quality.Risk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {

  private static final Path SHIPPED = Path.of("content", "review-policy.yaml");

  private static final String RIGHT =
      """
      version: 1
      release: automatic
      steps:
        - name: linguistic
          role: LINGUIST
          qualification: LINGUISTIC
          not-same-person-as: []
        - name: medical
          role: MEDIC
          qualification: MEDICAL
          risks: [critical, standard, low]
          not-same-person-as: [editor, linguistic]
      """;

  @Test
  void the_shipped_policy_asks_a_linguist_then_another_person_who_is_a_medic() throws IOException {
    ReviewPolicy policy = PolicyFile.load(SHIPPED);

    assertThat(policy.version()).isEqualTo(2);
    assertThat(policy.release()).isEqualTo(ReviewPolicy.Release.AUTOMATIC);
    assertThat(policy.names()).containsExactly("linguistic", "medical");
    ReviewPolicy.Step medical = policy.step("medical");
    assertThat(medical.role()).isEqualTo(Role.MEDIC);
    assertThat(medical.qualification()).isEqualTo(Qualification.Kind.MEDICAL);
    assertThat(policy.steps()).allMatch(step -> step.risks().equals(Set.of(Risk.values())));
    assertThat(medical.notSamePersonAs()).containsExactlyInAnyOrder("editor", "linguistic");
    assertThat(policy.hash()).isEqualTo(Sha256.of(Files.readAllBytes(SHIPPED)));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version: 1                     | version: one                | :1: version is a whole number from 1, not “one”
          release: automatic             | release: perhaps            | :2: “perhaps” is not one of automatic, named
          release: automatic             | releases: automatic         | :2: the field “releases” is not known; known are release, steps, version
          release: automatic             | version: 2                  | :2: the field “version” is there twice
          role: LINGUIST                 | role: ADMIN                 | :5: a step is decided by LINGUIST or MEDIC, not ADMIN
          role: MEDIC                    | role: DOCTOR                | :9: “DOCTOR” is not one of LINGUIST, MEDIC, LOCALIZER, PUBLISHER, ADMIN
          qualification: MEDICAL         | qualification: GOOD         | :10: “GOOD” is not one of LINGUISTIC, MEDICAL
          name: medical                  | name: linguistic            | :8: the step “linguistic” is there twice
          name: medical                  | name: Médical               | :8: a step's name is 1 to 40 of the characters
          name: medical                  | name: editor                | :8: a step's name is 1 to 40 of the characters
          [editor, linguistic]           | [editor, legal]             | :12: “legal” is neither “editor” nor an earlier step
          [editor, linguistic]           | editor                      | :12: here stands a list
          not-same-person-as: []         | # nothing                   | :4: the field “not-same-person-as” is missing
          [critical, standard, low]      | [critical, grave]           | :11: “grave” is not one of critical, standard, low
          [critical, standard, low]      | [standard, low]             | :11: critical segments go through each step: add “critical”
          steps:                         | steps: [                    | not YAML
          """)
  void a_mistake_is_named_with_its_file_its_line_and_the_reason(
      String right, String wrong, String message) {
    assertThat(RIGHT).contains(right);

    assertThatThrownBy(
            () -> PolicyFile.parse("review-policy.yaml", RIGHT.replaceFirst(quoted(right), wrong)))
        .isInstanceOf(InvalidPolicy.class)
        .hasMessageStartingWith("review-policy.yaml:")
        .hasMessageContaining(message);
  }

  @Test
  void a_risk_that_no_step_takes_is_refused_because_nobody_would_read_it() {
    String nobody =
        RIGHT
            .replace("[critical, standard, low]", "[critical, low]")
            .replace(
                "qualification: LINGUISTIC", "qualification: LINGUISTIC\n    risks: [critical]");

    assertThatThrownBy(() -> PolicyFile.parse("p.yaml", nobody))
        .hasMessage("p.yaml:4: no step takes segments of standard risk");
  }

  private static String quoted(String text) {
    return java.util.regex.Pattern.quote(text);
  }

  @Test
  void an_empty_file_and_a_policy_without_steps_are_refused() {
    assertThatThrownBy(() -> PolicyFile.parse("p.yaml", "# nothing\n"))
        .hasMessage("p.yaml:1: the policy is empty");
    assertThatThrownBy(() -> PolicyFile.parse("p.yaml", "version: 1\nrelease: named\nsteps: []\n"))
        .hasMessage("p.yaml:3: a review has one step at least");
    assertThatThrownBy(() -> PolicyFile.parse("p.yaml", "just words"))
        .hasMessage("p.yaml:1: here stand the fields release, steps, version");
  }

  @Test
  void a_file_that_is_missing_or_not_text_is_named(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> PolicyFile.load(folder.resolve("review-policy.yaml")))
        .isInstanceOf(InvalidPolicy.class)
        .hasMessageContaining("review-policy.yaml: there is no such file");
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'#', (byte) 0xE9, '\n'});
    assertThatThrownBy(() -> PolicyFile.load(latin)).hasMessageEndingWith("not UTF-8");
  }
}
