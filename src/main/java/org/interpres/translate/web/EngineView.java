package org.interpres.translate.web;

import java.time.Instant;
import java.util.List;
import org.interpres.translate.EngineHealth.Health;
import org.interpres.translate.EngineHealth.LastHour;
import org.interpres.translate.EngineHealth.Spend;
import org.interpres.translate.engine.EngineProfile;
import org.jspecify.annotations.Nullable;

/** An engine as the API shows it. */
public record EngineView(
    String name,
    String state,
    String breaker,
    @Nullable String missing,
    Work work,
    @Nullable Instant pausedUntil,
    @Nullable Fault lastFault,
    Spend month,
    LastHour lastHour,
    Limits limits) {

  /**
   * @param calling calls of this process under way
   * @param waiting sentences that wait for it
   */
  public record Work(int calling, long waiting) {}

  public record Fault(int failures, String message, @Nullable Instant at) {}

  public record Limits(
      int texts,
      int size,
      int textSize,
      String unit,
      int concurrency,
      long charactersAMinute,
      long deadlineSeconds,
      List<String> supports) {

    static Limits of(EngineProfile profile) {
      return new Limits(
          profile.limits().texts(),
          profile.limits().size(),
          profile.limits().textSize(),
          words(profile.limits().unit()),
          profile.concurrency(),
          profile.charactersAMinute(),
          profile.deadline().toSeconds(),
          profile.supports().stream().map(Limits::words).sorted().toList());
    }

    static String words(Enum<?> value) {
      return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  static EngineView of(Health health) {
    String fault = health.trouble().fault();
    return new EngineView(
        health.profile().engine(),
        Limits.words(health.state()),
        health.breaker(),
        health.profile().missing(),
        new Work(health.calling(), health.waiting()),
        health.trouble().pausedUntil(),
        fault == null ? null : new Fault(health.trouble().failures(), fault, health.trouble().at()),
        health.month(),
        health.lastHour(),
        Limits.of(health.profile()));
  }
}
