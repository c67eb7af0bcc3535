package org.interpres.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.interpres.article.Refusal;
import org.interpres.ingest.segmentation.SegmentationRules;
import org.interpres.ingest.segmentation.Segmenter;
import org.junit.jupiter.api.Test;

class PreparationTest {

  /** Each repetition may be parted in many ways: the team's mistake, met by one text. */
  private static final String BACKTRACKS =
      """
      <srx xmlns="http://www.lisa.org/srx20" version="2.0">
      <header segmentsubflows="yes" cascade="yes"/>
      <body><languagerules><languagerule languagerulename="A">
      <rule break="yes"><beforebreak>^(?:(?:a|aa)+)+:</beforebreak><afterbreak>\\s</afterbreak></rule>
      </languagerule></languagerules>
      <maprules><languagemap languagepattern=".*" languagerulename="A"/></maprules></body></srx>
      """;

  @Test
  void a_text_that_the_teams_rules_cannot_part_is_refused_with_the_rule() {
    SegmentationRules rules =
        SegmentationRules.read(
            new ByteArrayInputStream(BACKTRACKS.getBytes(StandardCharsets.UTF_8)), "team.srx");
    Preparation preparation = new Preparation(IngestLimits.DEFAULT, new Segmenter(rules));

    assertThatThrownBy(
            () ->
                preparation.prepare(
                    IngestionFixture.submission(
                        "a", "---\nlocale: en\n---\n# T\n\n!" + "a".repeat(150) + ": x\n")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
              assertThat(refusal.code()).isEqualTo("segmentation-rules");
              assertThat(refusal.getMessage()).contains("team.srx:4: ").contains("Mend the rule");
            });
  }
}
