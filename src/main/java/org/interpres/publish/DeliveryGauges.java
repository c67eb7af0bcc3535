package org.interpres.publish;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the targets that are switched on have not got, counted when somebody asks: the same from
 * each process.
 */
@Component
class DeliveryGauges implements MeterBinder {

  private static final String COUNT =
      "select count(*) from delivery where state = :state and target in (:targets)";

  private static final String OLDEST =
      """
      select coalesce(extract(epoch from :now - min(e.at)), 0)::float8
      from delivery d join publication_event e on e.cursor = d.wanted
      where d.state = 'PENDING' and d.target in (:targets)
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final List<String> targets;

  DeliveryGauges(JdbcClient jdbc, Clock clock, Deliveries deliveries) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.targets = deliveries.targets();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("interpres.deliveries.waiting", () -> count(Delivery.State.PENDING))
        .description("Deliveries that their target has not got yet")
        .register(registry);
    Gauge.builder("interpres.deliveries.quarantined", () -> count(Delivery.State.QUARANTINED))
        .description("Deliveries that were given up until somebody retries them")
        .register(registry);
    Gauge.builder("interpres.deliveries.oldest", this::oldest)
        .description("How long ago the oldest change that waits to be delivered was published")
        .baseUnit("seconds")
        .register(registry);
  }

  private long count(Delivery.State state) {
    return targets.isEmpty()
        ? 0
        : jdbc.sql(COUNT)
            .param("state", state.name())
            .param("targets", targets)
            .query(Long.class)
            .single();
  }

  private double oldest() {
    return targets.isEmpty()
        ? 0
        : jdbc.sql(OLDEST)
            .param("now", Timestamp.from(clock.instant()))
            .param("targets", targets)
            .query(Double.class)
            .single();
  }
}
