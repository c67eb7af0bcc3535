package org.interpres.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskAssessmentTest {

  @ParameterizedTest(name = "{2}: {0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          critical | dose                      | The usual dose is 0.5 mg/kg.
          critical | dose frequency            | Take one tablet twice a day.
          critical | contraindication          | You should not have ketamine if you have had a stroke.
          critical | warning negation          | Do not drive until the next day.
          critical | warning                   | Get emergency help if you have chest pain.
          critical | crisis                    | If you are in crisis, call 988.
          critical | interaction               | It interacts with sedatives.
          standard | negation                  | Ketamine is not approved for this use.
          standard |                           | It has been used as an anaesthetic since 1970.
          low      |                           | How it works
          """)
  void a_segment_has_the_risk_of_what_it_says(String risk, String reasons, String source) {
    RiskAssessment.Assessment assessment = RiskAssessment.of(source, LocaleTag.parse("en"));

    List<String> wanted = reasons == null ? List.of() : Arrays.asList(reasons.split(" "));
    assertThat(assessment.risk().label()).isEqualTo(risk);
    assertThat(assessment.reasons()).containsAll(wanted);
    if (wanted.isEmpty()) {
      assertThat(assessment.reasons()).isEmpty();
    }
  }

  @Test
  void a_language_without_a_lexicon_is_never_low() {
    assertThat(RiskAssessment.of("Miten se toimii", LocaleTag.parse("fi")).risk())
        .isEqualTo(Risk.STANDARD);
  }
}
