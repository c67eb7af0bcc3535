package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.interpres.article.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of {@code quality.yaml} stands in the audit trail, a start without one does not. */
class QualitySettingsTraceTest {

  private static final ReviewWorld WORLD = new ReviewWorld();

  @TempDir private Path content;

  @Test
  void a_start_with_other_settings_than_the_last_is_audited_once() throws IOException {
    String first = "checks:\n  UNIT: {severity: minor}\n";
    String second = "checks:\n  UNIT: {severity: off}\n";

    start(first);
    start(first);
    start(second);
    start(first);

    assertThat(audited())
        .containsExactly(Sha256.of(first).hex(), Sha256.of(second).hex(), Sha256.of(first).hex());
    assertThat(WORLD.jdbc.sql("select content from quality_settings").query(String.class).list())
        .containsExactly(first, second, first);
  }

  private void start(String settings) throws IOException {
    Files.writeString(content.resolve("quality.yaml"), settings);
    new QualitySettingsTrace(WORLD.jdbc, WORLD.audit, WORLD.clock, content.toString()).trace();
  }

  private static List<String> audited() {
    return WORLD.audit.entries(null, 0, 1000).stream()
        .filter(entry -> entry.action().equals("quality-settings-changed"))
        .map(entry -> String.valueOf(entry.details().get("sha256")))
        .toList();
  }
}
