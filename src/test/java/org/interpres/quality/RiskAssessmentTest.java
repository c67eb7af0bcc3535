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
          critical | emergency                 | Call for help at once if:
          critical | emergency                 | Call 911.
          critical | emergency                 | If your lips turn blue, go to the nearest hospital.
          critical | emergency                 | See a doctor the same day.
          critical | threshold                 | a fever above 38.5 °C
          critical | threshold                 | a temperature of 38 °C or higher
          critical | threshold                 | Your blood pressure is over 180 mmHg.
          critical | threshold                 | vomiting for more than 2 days
          critical | warning                   | Stop if you get a rash.
          standard |                           | The first 1911 patients who called had one question.
          standard |                           | If you want to, stop and rest.
          standard |                           | People older than 18 years can take part.
          standard |                           | A room is kept at 21 °C.
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
          es      | critical | emergency        | Llame al 112 si:
          es      | critical | emergency        | Pida ayuda de inmediato si:
          es      | critical | threshold        | fiebre por encima de 38,5 °C
          es      | critical | warning          | Pare si le sale una erupción.
          fr      | critical | emergency        | Appelez le 15.
          fr      | critical | emergency        | Demandez de l’aide tout de suite si :
          fr      | critical | threshold        | une fièvre supérieure à 38,5 °C
          fr      | critical | warning          | Arrêtez si vous avez une éruption.
          fr      | standard |                  | On l’a appelé 150 fois en 2015.
          de      | critical | emergency        | Rufen Sie sofort an, wenn:
          de      | critical | emergency        | Wählen Sie die 112.
          de      | critical | threshold        | Fieber über 38,5 °C
          de      | critical | warning          | Brechen Sie ab, wenn Ausschlag auftritt.
          pt-BR   | critical | emergency        | Ligue para o 192.
          pt-BR   | critical | emergency        | Peça ajuda imediatamente se:
          pt-BR   | critical | threshold        | febre acima de 38,5 °C
          pt-BR   | critical | warning          | Pare se tiver uma erupção na pele.
          it      | critical | emergency        | Chiami il 112.
          it      | critical | emergency        | Vada subito in ospedale se:
          it      | critical | threshold        | febbre superiore a 38,5 °C
          it      | critical | warning          | Smetta se compare un'eruzione.
          ru      | critical | emergency        | Позвоните 103.
          ru      | critical | emergency        | Немедленно вызовите врача, если:
          ru      | critical | threshold        | температура выше 38,5 °C
          ru      | critical | warning          | Остановитесь, если появилась сыпь.
          ar      | critical | emergency        | اتصل على 911.
          ar      | critical | emergency        | اذهب إلى أقرب مستشفى إذا:
          ar      | critical | threshold        | حمى أعلى من 38.5 °C
          ar      | critical | warning          | توقف إذا ظهر طفح جلدي.
          zh-Hans | critical | emergency        | 请拨打120。
          zh-Hant | critical | emergency        | 如有以下情況請立即求助：
          zh-Hans | critical | threshold        | 体温高于38.5 °C
          zh-Hans | critical | warning          | 如果出现皮疹，请停止使用。
          ja      | critical | emergency        | 119番に電話してください。
          ja      | critical | emergency        | 次の場合はすぐに連絡してください：
          ja      | critical | threshold        | 38.5 °C以上の熱
          ja      | critical | warning          | 発疹が出たらやめてください。
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
