package org.interpres.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases that define what each check must and must not say. */
class QualityCasesTest {

  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

  private final Checks checks = Checks.standard();

  @TestFactory
  List<DynamicTest> every_case_holds() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : SharedData.rows("cases/quality-cases.tsv")) {
      String[] row = line.split("\t", -1);
      tests.add(DynamicTest.dynamicTest(row[0] + " " + row[1] + " " + row[4], () -> hold(row)));
    }
    return tests;
  }

  private void hold(String[] row) {
    Set<String> wanted = Set.of(row[1].split("\\|"));
    SegmentPair pair =
        new SegmentPair(
            decode(row[5]), decode(row[6]), LocaleTag.parse(row[2]), LocaleTag.parse(row[3]));

    List<Finding> findings = checks.check(pair);

    List<Finding> ofThese = findings.stream().filter(f -> wanted.contains(f.check())).toList();
    if (row[4].equals("clean")) {
      assertThat(ofThese).isEmpty();
      assertThat(findings).noneMatch(f -> f.severity() == Severity.CRITICAL);
    } else if (checks.ids().stream().anyMatch(wanted::contains)) {
      assertThat(ofThese).isNotEmpty();
    }
  }

  private static String decode(String text) {
    return ESCAPE.matcher(text).replaceAll(QualityCasesTest::character);
  }

  private static String character(MatchResult escape) {
    return String.valueOf((char) Integer.parseInt(escape.group(1), 16));
  }
}
