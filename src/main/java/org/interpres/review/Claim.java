package org.interpres.review;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody works on a step of a translation, so that nobody else does.
 *
 * @param assignedBy who assigned it, null where the account took it itself
 * @param expiresAt null for what was assigned: it holds until it is released
 */
public record Claim(
    long translation,
    String step,
    String account,
    @Nullable String assignedBy,
    @Nullable Instant expiresAt) {

  /** Whether it still keeps others away. */
  boolean holds(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }

  /** Whether so much of its time is gone that an act of its holder renews it. */
  boolean ages(Instant now, Duration whole) {
    return expiresAt != null && now.isAfter(expiresAt.minus(whole.dividedBy(2)));
  }
}
