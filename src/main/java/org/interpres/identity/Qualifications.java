package org.interpres.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.interpres.article.Excerpt;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who is qualified for what. Granting and revoking are an administrator's acts, audited. A revoked
 * qualification is kept, and counts no more.
 */
@Service
public class Qualifications {

  private static final String OF_ACCOUNT =
      """
      select id, kind, source, target, expires
      from qualification
      where account = :account and revoked_at is null
      order by id
      """;

  private static final String INSERT =
      """
      insert into qualification (account, kind, source, target, expires, granted_at)
      values (:account, :kind, :source, :target, :expires, :now)
      returning id
      """;

  private static final String REVOKE =
      """
      update qualification
      set revoked_at = :now
      where id = :id and account = :account and revoked_at is null
      returning id, kind, source, target, expires
      """;

  private final JdbcClient jdbc;
  private final AccountRows accounts;
  private final AuditedActs acts;
  private final Clock clock;

  Qualifications(JdbcClient jdbc, AccountRows accounts, AuditedActs acts, Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.acts = acts;
    this.clock = clock;
  }

  /** A qualification and the id by which it is revoked. */
  public record Granted(long id, Qualification qualification) {}

  /**
   * Those of an account that must be there, as {@link #of} has them.
   *
   * @throws Refusal FORBIDDEN {@code role-required}, audited, where they are somebody else's and
   *     {@code by} is no administrator; NOT_FOUND {@code unknown-account}
   */
  public List<Granted> ofKnown(Actor by, String account) {
    if (!by.name().equals(account) && !by.has(Role.ADMIN)) {
      acts.asked(
          by,
          "qualifications-read",
          Map.of("account", Excerpt.of(account)),
          () -> {
            throw new Refusal(
                Refusal.Kind.FORBIDDEN,
                "role-required",
                "Only an account with the role ADMIN sees the qualifications of others.");
          });
    }
    if (accounts.find(account).isEmpty()) {
      throw AccountRows.unknown(account);
    }
    return of(account);
  }

  /** Those not revoked, expired ones included, oldest first; none for an unknown account. */
  public List<Granted> of(String account) {
    return jdbc.sql(OF_ACCOUNT).param("account", account).query((row, n) -> granted(row)).list();
  }

  /**
   * Grants a qualification.
   *
   * @param asked what to grant; where it refuses to be made, that is audited too
   */
  public Granted grant(Actor by, String account, Supplier<Qualification> asked) {
    return grant(
        by,
        account,
        acts.asked(by, "qualification-granted", Map.of("account", Excerpt.of(account)), asked));
  }

  /**
   * Grants a qualification.
   *
   * @throws Refusal FORBIDDEN {@code role-required}; NOT_FOUND {@code unknown-account}; INVALID
   *     {@code qualification-expired} when its last day is past
   */
  public Granted grant(Actor by, String account, Qualification qualification) {
    return acts.byAdmin(
        by,
        "qualification-granted",
        shown(account, qualification),
        trace -> {
          accounts.lock(account);
          if (qualification.expires().isBefore(java.time.LocalDate.now(clock))) {
            throw new Refusal(
                Refusal.Kind.INVALID,
                "qualification-expired",
                Phrase.of("refused.last-day-past", qualification.expires()));
          }
          long id = insert(account, qualification);
          trace.put("qualification", Long.toString(id));
          return new Granted(id, qualification);
        });
  }

  private long insert(String account, Qualification qualification) {
    return jdbc.sql(INSERT)
        .param("account", account)
        .param("kind", qualification.kind().name())
        .param("source", qualification.source())
        .param("target", qualification.target())
        .param("expires", qualification.expires())
        .param("now", Timestamp.from(clock.instant()))
        .query(Long.class)
        .single();
  }

  /**
   * Revokes a qualification.
   *
   * @param reason why, for the audit trail
   * @throws Refusal FORBIDDEN {@code role-required}; NOT_FOUND {@code unknown-qualification}
   */
  public void revoke(Actor by, String account, long id, String reason) {
    acts.byAdmin(
        by,
        "qualification-revoked",
        Map.of("account", Excerpt.of(account), "qualification", Long.toString(id)),
        trace -> {
          Accounts.text("reason", reason);
          Granted revoked =
              jdbc.sql(REVOKE)
                  .param("now", Timestamp.from(clock.instant()))
                  .param("id", id)
                  .param("account", account)
                  .query((row, n) -> granted(row))
                  .optional()
                  .orElseThrow(() -> unknown(account, id));
          trace.putAll(shown(account, revoked.qualification()));
          trace.put("reason", reason);
          return revoked;
        });
  }

  private static Refusal unknown(String account, long id) {
    return new Refusal(
        Refusal.Kind.NOT_FOUND,
        "unknown-qualification",
        Phrase.of("refused.no-qualification", Excerpt.of(account), Long.toString(id)));
  }

  private static SortedMap<String, String> shown(String account, Qualification qualification) {
    SortedMap<String, String> shown = new TreeMap<>();
    shown.put("account", Excerpt.of(account));
    shown.put("kind", qualification.kind().name());
    shown.put("source", qualification.source());
    shown.put("target", qualification.target());
    shown.put("expires", qualification.expires().toString());
    return shown;
  }

  private static Granted granted(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Granted(
        row.getLong("id"),
        new Qualification(
            Qualification.Kind.valueOf(row.getString("kind")),
            row.getString("source"),
            row.getString("target"),
            row.getObject("expires", java.time.LocalDate.class)));
  }
}
