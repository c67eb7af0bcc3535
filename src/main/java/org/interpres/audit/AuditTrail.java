package org.interpres.audit;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.interpres.article.Refusal;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.jspecify.annotations.Nullable;

/**
 * The append-only audit trail: one hash chain an article, and one for what concerns none. Safe for
 * use by many threads and processes.
 */
public interface AuditTrail {

  /**
   * Appends in the caller's transaction: the act and its trace are stored together or not at all.
   */
  void record(AuditEvent event);

  /**
   * Appends that {@code event} was tried and refused, in a transaction of its own: the trace stays
   * although the act's transaction rolls back.
   */
  void recordRefusal(AuditEvent event, Refusal refusal);

  /**
   * Entries after {@code cursor} in the order of their storing.
   *
   * @param article only this article's, or null for all
   * @param cursor an entry's id, 0 for the start
   * @param limit at most so many, 1 to 1,000
   */
  List<Entry> entries(@Nullable Slug article, long cursor, int limit);

  /** Recomputes every chain. */
  Verification verify();

  /**
   * A stored event.
   *
   * @param id grows with time over all chains
   * @param sequence 1 for the chain's first
   * @param outcome {@code done} or {@code refused}
   * @param previousHash the hash of the chain's entry before, of nothing for the first
   */
  record Entry(
      long id,
      String chain,
      long sequence,
      Instant at,
      String actor,
      String action,
      String outcome,
      SortedMap<String, String> details,
      Sha256 previousHash,
      Sha256 hash) {}

  /**
   * What a verification found.
   *
   * @param checked entries read
   * @param firstBroken the first entry, by id, that does not follow from the one before, or null
   */
  record Verification(boolean valid, long checked, @Nullable Broken firstBroken) {}

  /** Where a chain breaks, and why in words. */
  record Broken(long id, String chain, long sequence, String reason) {}
}
