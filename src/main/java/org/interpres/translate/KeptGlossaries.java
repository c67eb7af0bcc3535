package org.interpres.translate;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the glossaries that Interpres keeps at vendors. */
@Repository
class KeptGlossaries {

  private static final String COLUMNS =
      """
      select id, engine, source_locale, target_locale, version, state, vendor_id, operation,
        note, failures, lease_until, retry_at, made_at, used_at
      from kept_glossary
      """;

  private static final String THIS =
      """
      where engine = :engine and source_locale = :source and target_locale = :target
        and version = :version
      """;

  private static final String WANT =
      """
      insert into kept_glossary (engine, source_locale, target_locale, version, used_at)
      values (:engine, :source, :target, :version, :now)
      on conflict do nothing
      """;

  private static final String CLAIM =
      """
      update kept_glossary set lease_until = :until
      where id = :id and lease_until <= :now and state = :state and retry_at <= :now
      """;

  private static final String READY =
      """
      update kept_glossary
      set state = 'READY', vendor_id = :vendorId, operation = null, note = :note, failures = 0,
        made_at = :now, lease_until = '-infinity', retry_at = '-infinity'
      where id = :id
      """;

  private static final String NOT_READY =
      """
      update kept_glossary
      set state = :state, vendor_id = null, operation = null, note = :note,
        failures = failures + 1, lease_until = '-infinity', retry_at = :retryAt
      where id = :id
      """;

  private static final String PENDING =
      """
      update kept_glossary
      set state = 'WANTED', vendor_id = null, operation = :operation, note = :note, failures = 0,
        lease_until = '-infinity', retry_at = :retryAt
      where id = :id
      """;

  /** Lost once, it is made anew at once; lost again soon, somebody else must look at it. */
  private static final String LOST =
      """
      update kept_glossary
      set state = 'FAILED', vendor_id = null, note = :note, failures = failures + 1, lost_at = :now,
        retry_at = case when lost_at > :recently then :later else '-infinity'::timestamptz end
      where vendor_id = :vendorId and engine = :engine and state = 'READY'
      """;

  private final JdbcClient jdbc;

  KeptGlossaries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The row of a glossary; it is made where there is none. */
  GlossaryRow of(GlossaryRow.Key key, Instant now) {
    Optional<GlossaryRow> found = find(key);
    if (found.isPresent()) {
      return found.get();
    }
    jdbc.sql(WANT).params(names(key)).param("now", Timestamp.from(now)).update();
    return find(key).orElseThrow();
  }

  private Optional<GlossaryRow> find(GlossaryRow.Key key) {
    return jdbc.sql(COLUMNS + THIS).params(names(key)).query(GlossaryRow::read).optional();
  }

  private static Map<String, String> names(GlossaryRow.Key key) {
    return Map.of(
        "engine", key.engine(),
        "source", key.pair().source().value(),
        "target", key.pair().target().value(),
        "version", key.version());
  }

  /** Whether this process may ask the vendor; nobody else does until then. */
  boolean claim(GlossaryRow row, Instant now, Instant until) {
    return jdbc.sql(CLAIM)
            .param("id", row.id())
            .param("state", row.state().name())
            .param("now", Timestamp.from(now))
            .param("until", Timestamp.from(until))
            .update()
        == 1;
  }

  void ready(GlossaryRow row, String vendorId, String note, Instant now) {
    jdbc.sql(READY)
        .param("id", row.id())
        .param("vendorId", vendorId)
        .param("note", note)
        .param("now", Timestamp.from(now))
        .update();
  }

  /** It is not there, and nobody asks before {@code retryAt}. */
  void notReady(GlossaryRow row, GlossaryRow.State state, String note, Instant retryAt) {
    jdbc.sql(NOT_READY)
        .param("id", row.id())
        .param("state", state.name())
        .param("note", note)
        .param("retryAt", Timestamp.from(retryAt))
        .update();
  }

  /** The vendor is making it, and nobody asks how far it is before {@code retryAt}. */
  void pending(GlossaryRow row, @Nullable String operation, String note, Instant retryAt) {
    jdbc.sql(PENDING)
        .param("id", row.id())
        .param("operation", operation)
        .param("note", note)
        .param("retryAt", Timestamp.from(retryAt))
        .update();
  }

  /** The vendor did not know it when it was used. */
  void lost(String engine, String vendorId, String note, Instant now, Instant later) {
    jdbc.sql(LOST)
        .param("engine", engine)
        .param("vendorId", vendorId)
        .param("note", note)
        .param("now", Timestamp.from(now))
        .param("recently", Timestamp.from(now.minusSeconds(600)))
        .param("later", Timestamp.from(later))
        .update();
  }

  void used(GlossaryRow row, Instant now) {
    jdbc.sql("update kept_glossary set used_at = :now where id = :id and used_at < :now")
        .param("id", row.id())
        .param("now", Timestamp.from(now))
        .update();
  }

  /** At a start, or when a person asks again: what was wrong may have been put right. */
  void forgive() {
    jdbc.sql(
            "update kept_glossary set retry_at = '-infinity', failures = 0 where retry_at >"
                + " '-infinity'")
        .update();
  }

  List<GlossaryRow> unusedSince(Instant before) {
    return jdbc.sql(COLUMNS + "where used_at < :before order by id")
        .param("before", Timestamp.from(before))
        .query(GlossaryRow::read)
        .list();
  }

  /** Those of an engine, by pair, the one used last first. */
  List<GlossaryRow> of(String engine) {
    return jdbc.sql(
            COLUMNS
                + "where engine = :engine order by source_locale, target_locale, used_at desc, id"
                + " desc")
        .param("engine", engine)
        .query(GlossaryRow::read)
        .list();
  }

  void forget(GlossaryRow row) {
    jdbc.sql("delete from kept_glossary where id = :id").param("id", row.id()).update();
  }
}
