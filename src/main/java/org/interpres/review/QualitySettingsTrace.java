package org.interpres.review;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.interpres.article.Sha256;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.quality.Checks;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leaves a trace of a team's {@code quality.yaml} when a start finds another than the last one: who
 * asks why a check was silent finds the settings of that day, by the hash in the audit trail.
 */
@Component
public class QualitySettingsTrace {

  private static final String ADD =
      """
      insert into quality_settings (sha256, content, loaded_at)
      select :sha256, :content, :at
      where :sha256 is distinct from
        (select sha256 from quality_settings order by id desc limit 1)
      """;

  private final JdbcClient database;
  private final AuditTrail audit;
  private final Clock clock;
  private final String content;

  QualitySettingsTrace(
      JdbcClient database,
      AuditTrail audit,
      Clock clock,
      @Value("${interpres.content:./content}") String content) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
    this.content = content;
  }

  /** Stores and audits the settings where they differ from the last start's. */
  @EventListener(ApplicationReadyEvent.class)
  @Transactional
  public void trace() {
    String settings = Checks.settings(Path.of(content));
    String sha256 = Sha256.of(settings).hex();
    int added =
        database
            .sql(ADD)
            .param("sha256", sha256)
            .param("content", settings)
            .param("at", Timestamp.from(clock.instant()))
            .update();
    if (added > 0) {
      Map<String, String> details = Map.of("sha256", sha256);
      audit.record(AuditEvent.of("system", "quality-settings-changed", null, details));
    }
  }
}
