package org.interpres.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TagCheckTest {

  private final Check check = new TagCheck();

  @TestFactory
  List<DynamicTest> golden_pairs_hold() {
    return GoldenPairs.test(check, "tag.tsv");
  }

  @Test
  void a_malformed_tag_is_shown_with_what_was_meant() {
    List<Finding> findings = check("<g id=\"1\">Stop</g> now.", "<g id=1>Pare</g> ahora.");

    assertThat(findings.get(0).message())
        .isEqualTo("The target has “<g id=1>”, which is not a tag: write <g id=\"1\">.");
  }

  @Test
  void a_lost_tag_is_named() {
    assertThat(check("<g id=\"1\">Stop</g> now.", "Pare ahora."))
        .extracting(Finding::message)
        .containsExactly("The source has the tag <g id=\"1\">, the target does not.");
  }

  private List<Finding> check(String source, String target) {
    return check.check(
        new SegmentPair(source, target, LocaleTag.parse("en"), LocaleTag.parse("es")));
  }
}
