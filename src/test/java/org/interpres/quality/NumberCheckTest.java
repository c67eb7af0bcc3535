package org.interpres.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NumberCheckTest {

  private final Check check = new NumberCheck(QualityContent.standard().crisisLines());

  @TestFactory
  List<DynamicTest> golden_pairs_hold() {
    return GoldenPairs.test(check, "number.tsv");
  }

  @Test
  void a_changed_dose_is_named_with_its_unit_and_place() {
    String source = "Take <g id=\"1\">0.5 mg/kg</g>.";
    String target = "Tome <g id=\"1\">5 mg/kg</g>.";

    Finding finding = check(source, target, "es").get(0);

    assertThat(finding.message()).isEqualTo("The source says 0.5 mg/kg, the target says 5 mg/kg.");
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(text(source, finding.sourceSpan())).isEqualTo("0.5 mg/kg");
    assertThat(text(target, finding.targetSpan())).isEqualTo("5 mg/kg");
  }

  @Test
  void a_number_that_reads_otherwise_elsewhere_says_how_it_is_read() {
    Finding finding = check("Not more than 1,250 mg.", "Nicht mehr als 1,250 mg.", "de").get(0);

    assertThat(finding.message())
        .isEqualTo("The source says 1,250 mg, the target says 1,250 mg (read as 1.25).");
  }

  private List<Finding> check(String source, String target, String locale) {
    return check.check(
        new SegmentPair(source, target, LocaleTag.parse("en"), LocaleTag.parse(locale)));
  }

  private static String text(String text, @Nullable Span span) {
    Span part = Objects.requireNonNull(span);
    return text.substring(part.from(), part.to());
  }
}
