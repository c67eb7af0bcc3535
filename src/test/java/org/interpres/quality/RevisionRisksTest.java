package org.interpres.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.Document;
import org.interpres.article.LocaleTag;
import org.interpres.article.Segment;
import org.interpres.article.Unit;
import org.interpres.ingest.ReadArticle;
import org.junit.jupiter.api.Test;

class RevisionRisksTest {

  @Test
  void items_under_a_call_for_help_are_critical_however_short() {
    Map<String, String> risks =
        risks(
            "en",
            """
            # Blood clots

            ## What it feels like

            Call for help at once if:

            - your calf is swollen
            - your lips are blue
              - or your nails
            - you are coughing blood

            The nurse shows you how.
            """);

    assertThat(risks)
        .containsEntry("your calf is swollen", "critical [introduction]")
        .containsEntry("your lips are blue", "critical [introduction]")
        .containsEntry("or your nails", "critical [introduction]")
        .containsEntry("you are coughing blood", "critical [introduction]")
        .containsEntry("The nurse shows you how.", "standard []")
        .containsEntry("What it feels like", "low []")
        .containsEntry("Blood clots", "low []");
  }

  @Test
  void a_list_item_or_cell_is_never_a_label_and_a_header_is() {
    Map<String, String> risks =
        risks(
            "en",
            """
            # Your visit

            Bring with you:

            - a warm jacket

            | Part | Time of day |
            |---|---|
            | Swollen calf | Morning |
            """);

    assertThat(risks)
        .containsEntry("a warm jacket", "standard []")
        .containsEntry("Swollen calf", "standard []")
        .containsEntry("Morning", "standard []")
        .containsEntry("Time of day", "low []");
  }

  @Test
  void a_heading_introduces_what_stands_under_its_first_paragraph() {
    Map<String, String> risks =
        risks(
            "en",
            """
            # Your visit

            ## Side effects

            You may notice:

            - a dry mouth

            Other things to know:

            - it tastes bitter

            ## What to do

            | When to call 911 | Where you are |
            |---|---|
            | Blue lips | At home |
            """);

    assertThat(risks)
        .containsEntry("a dry mouth", "critical [introduction]")
        .containsEntry("it tastes bitter", "standard []")
        .containsEntry("Blue lips", "critical [introduction]")
        .containsEntry("At home", "standard []");
  }

  @Test
  void a_list_of_another_language_has_its_introduction_too() {
    assertThat(risks("es", "# Coágulos\n\nLlame al 112 si:\n\n- tiene los labios azules\n"))
        .containsEntry("tiene los labios azules", "critical [introduction]");
    assertThat(risks("ja", "# 血栓\n\n次の場合はすぐに電話してください：\n\n- 唇が青い\n"))
        .containsEntry("唇が青い", "critical [introduction]");
  }

  /** A segment for each unit: none of the texts has two sentences. */
  private static Map<String, String> risks(String locale, String markdown) {
    Document document = ReadArticle.markdown(markdown);
    List<Segment> segments =
        document.units().stream()
            .map(unit -> new Segment(unit.index(), unit.index(), "", unit.text(), ""))
            .toList();
    List<RiskAssessment.Assessment> assessments =
        RevisionRisks.of(document, segments, LocaleTag.parse(locale));
    Map<String, String> risks = new LinkedHashMap<>();
    for (Unit unit : document.units()) {
      RiskAssessment.Assessment found = assessments.get(unit.index());
      risks.put(unit.text(), found.risk().label() + " " + found.reasons());
    }
    return risks;
  }
}
