package org.interpres.article;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many translations are in each state, counted when somebody asks. */
@Component
class TranslationGauges implements MeterBinder {

  private final JdbcClient jdbc;

  TranslationGauges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (TranslationState state : TranslationState.values()) {
      Gauge.builder("interpres.translations", () -> count(state))
          .description("Translations by state")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
  }

  private long count(TranslationState state) {
    return jdbc.sql("select count(*) from translation where state = :state")
        .param("state", state.name())
        .query(Long.class)
        .single();
  }
}
