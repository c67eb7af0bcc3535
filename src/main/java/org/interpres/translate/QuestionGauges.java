package org.interpres.translate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for an engine, counted when somebody asks: the same from each process. */
@Component
class QuestionGauges implements MeterBinder {

  private static final String WAITING =
      "select count(*) from question where answered_at is null and stuck is null";

  private static final String OLDEST =
      """
      select coalesce(extract(epoch from :now - min(asked_at)), 0)::float8
      from question
      where answered_at is null and stuck is null
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  QuestionGauges(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("interpres.questions.waiting", () -> jdbc.sql(WAITING).query(Long.class).single())
        .description("Sentences that wait for an engine's answer")
        .register(registry);
    Gauge.builder("interpres.questions.oldest", this::oldest)
        .description("How long the sentence that waits longest has waited")
        .baseUnit("seconds")
        .register(registry);
  }

  private double oldest() {
    return jdbc.sql(OLDEST)
        .param("now", Timestamp.from(clock.instant()))
        .query(Double.class)
        .single();
  }
}
