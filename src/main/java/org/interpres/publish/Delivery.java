package org.interpres.publish;

import java.time.Instant;
import org.interpres.article.LocaleTag;
import org.interpres.article.Slug;

/**
 * A change of a publication on its way to a target; to hold one is to hold its lease.
 *
 * @param cursor of the event, which a receiver may know again
 * @param attempt 1 for the first
 */
public record Delivery(
    long id, String target, Slug article, LocaleTag locale, long cursor, int version, int attempt) {

  /** A file that a target stores under a path, the same as on the web without a leading slash. */
  @SuppressWarnings("ArrayRecordComponent")
  public record File(String path, String mediaType, byte[] bytes) {}

  /** What a person sees of one. */
  public record Standing(
      long id,
      String target,
      Slug article,
      LocaleTag locale,
      State state,
      Sent last,
      String failure) {}

  /**
   * What was sent last, and how often that was tried since.
   *
   * @param version 0 where nothing has arrived yet
   */
  public record Sent(int version, Instant at, int attempts) {}

  /** Where a delivery is. */
  public enum State {
    PENDING,
    DELIVERED,
    /** Tried too often in vain; a person may retry it. */
    QUARANTINED
  }
}
