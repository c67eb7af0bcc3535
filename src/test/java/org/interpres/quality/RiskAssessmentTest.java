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

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          es      | critical | dose frequency   | Tome 5 mg dos veces al día.
          es      | critical | contraindication | Está contraindicado en el embarazo.
          es      | low      |                  | Cómo funciona
          fr      | critical | negation         | Ne conduisez pas avant le lendemain.
          fr      | critical | interaction      | Ce médicament interagit avec les sédatifs.
          fr      | standard |                  | Il est utilisé comme anesthésique depuis 1970.
          de      | critical | contraindication | Darf nicht angewendet werden bei Asthma.
          de      | critical | crisis           | Wenn Sie an Suizid denken, rufen Sie an.
          pt-BR   | critical | warning negation | Nunca dirija depois da sessão.
          pt-BR   | low      |                  | Como funciona
          it      | critical | warning          | Chieda aiuto se ha dolore al petto.
          ru      | critical | contraindication | Препарат противопоказан детям.
          ru      | critical | negation         | Не принимайте натощак.
          ru      | standard |                  | Его применяют как анестетик с 1970 года.
          ar      | critical | negation         | لا تقد السيارة حتى اليوم التالي.
          zh-Hans | critical | warning negation | 次日之前请勿开车。
          zh-Hant | critical | contraindication | 孕婦禁用。
          ja      | critical | dose frequency   | 1日2回、5 mgを服用してください。
          ja      | critical | interaction      | 鎮静薬との併用に気をつけてください。
          """)
  void sources_of_other_languages_have_their_reasons_too(
      String locale, String risk, String reasons, String source) {
    RiskAssessment.Assessment assessment = RiskAssessment.of(source, LocaleTag.parse(locale));

    assertThat(assessment.risk().label()).isEqualTo(risk);
    if (reasons != null) {
      assertThat(assessment.reasons()).containsAll(Arrays.asList(reasons.split(" ")));
    }
  }

  @Test
  void a_language_without_a_lexicon_is_never_low() {
    assertThat(RiskAssessment.of("Miten se toimii", LocaleTag.parse("fi")).risk())
        .isEqualTo(Risk.STANDARD);
  }
}
