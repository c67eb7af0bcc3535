package org.interpres.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Claims and due dates. Changes follow each other under the translation's lock. */
@Repository
class StoredClaims {

  private static final String OF =
      """
      select translation_id, step, account, assigned_by, expires_at
      from claim
      where translation_id = any (:ids)
      order by translation_id, step
      """;

  private static final String TAKE =
      """
      insert into claim (translation_id, step, account, assigned_by, taken_at, expires_at)
      values (:id, :step, :account, :by, :now, :expires)
      on conflict (translation_id, step) do update
      set account = excluded.account, assigned_by = excluded.assigned_by,
        taken_at = excluded.taken_at, expires_at = excluded.expires_at
      """;

  private static final String RENEW =
      """
      update claim
      set expires_at = :expires
      where translation_id = :id and step = :step and account = :account and expires_at is not null
      """;

  private static final String DUE =
      """
      insert into due_date (translation_id, due_at, set_by, set_at)
      values (:id, :due, :by, :now)
      on conflict (translation_id) do update
      set due_at = excluded.due_at, set_by = excluded.set_by, set_at = excluded.set_at,
        told_at = null, tried_at = null
      """;

  private static final String CARRY_CLAIMS =
      """
      insert into claim (translation_id, step, account, assigned_by, taken_at, expires_at)
      select :to, step, account, assigned_by, taken_at, expires_at
      from claim
      where translation_id = :from
      on conflict do nothing
      """;

  private static final String CARRY_DUE =
      """
      insert into due_date (translation_id, due_at, set_by, set_at)
      select :to, due_at, set_by, set_at
      from due_date
      where translation_id = :from
      on conflict do nothing
      """;

  private final JdbcClient jdbc;

  StoredClaims(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By translation, also those that have expired. */
  Map<Long, List<Claim>> of(Collection<Long> translations) {
    return jdbc
        .sql(OF)
        .param("ids", translations.toArray(Long[]::new))
        .query(StoredClaims::claim)
        .list()
        .stream()
        .collect(Collectors.groupingBy(Claim::translation));
  }

  /** Those that keep others away now. */
  List<Claim> holding(long translation, Instant now) {
    return of(List.of(translation)).values().stream()
        .flatMap(List::stream)
        .filter(claim -> claim.holds(now))
        .toList();
  }

  Optional<Claim> holding(long translation, String step, Instant now) {
    return holding(translation, now).stream().filter(c -> c.step().equals(step)).findFirst();
  }

  void take(Claim claim, Instant now) {
    jdbc.sql(TAKE)
        .param("id", claim.translation())
        .param("step", claim.step())
        .param("account", claim.account())
        .param("by", claim.assignedBy())
        .param("now", Timestamp.from(now))
        .param("expires", timestamp(claim.expiresAt()))
        .update();
  }

  void renew(Claim claim, Instant expires) {
    jdbc.sql(RENEW)
        .param("id", claim.translation())
        .param("step", claim.step())
        .param("account", claim.account())
        .param("expires", Timestamp.from(expires))
        .update();
  }

  void release(long translation, String step) {
    jdbc.sql("delete from claim where translation_id = :id and step = :step")
        .param("id", translation)
        .param("step", step)
        .update();
  }

  /** Sets the date, or takes it away where it is null. */
  void due(long translation, @Nullable Instant due, String by, Instant now) {
    if (due == null) {
      jdbc.sql("delete from due_date where translation_id = :id").param("id", translation).update();
      return;
    }
    jdbc.sql(DUE)
        .param("id", translation)
        .param("due", Timestamp.from(due))
        .param("by", by)
        .param("now", Timestamp.from(now))
        .update();
  }

  Optional<Instant> due(long translation) {
    return jdbc.sql("select due_at from due_date where translation_id = :id")
        .param("id", translation)
        .query((row, n) -> row.getTimestamp("due_at").toInstant())
        .optional();
  }

  /** The next revision's translation is worked on by the same people, and is due with it. */
  void carry(long from, long to) {
    for (String sql : List.of(CARRY_CLAIMS, CARRY_DUE)) {
      jdbc.sql(sql).param("from", from).param("to", to).update();
    }
    jdbc.sql("delete from claim where translation_id = :from").param("from", from).update();
  }

  private static Claim claim(ResultSet row, int number) throws SQLException {
    return new Claim(
        row.getLong("translation_id"),
        row.getString("step"),
        row.getString("account"),
        row.getString("assigned_by"),
        StoredReviews.instant(row.getTimestamp("expires_at")));
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
