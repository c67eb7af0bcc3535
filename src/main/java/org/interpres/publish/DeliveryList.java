package org.interpres.publish;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.interpres.article.LocaleTag;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deliveries for people to look through, and retrying one that was given up. */
@Service
public class DeliveryList {

  private static final String COLUMNS =
      """
      select d.id, d.target, d.article, d.locale, d.state, d.attempts, d.failure, d.delivered_at,
        coalesce(e.version, 0) as version
      from delivery d left join publication_event e on e.cursor = d.delivered
      """;

  private static final String TROUBLED =
      COLUMNS
          + """
          where d.state <> 'DELIVERED'
          order by d.state desc, d.wanted
          limit :limit
          """;

  private static final String OF_ARTICLE =
      COLUMNS
          + """
          where d.article = :article
          order by d.locale, d.target
          """;

  private static final String RETRY =
      """
      update delivery
      set state = 'PENDING', attempts = 0, next_at = :now
      where id = :id and state = 'QUARANTINED'
      returning article, locale, target
      """;

  private final JdbcClient jdbc;
  private final AuditTrail audit;
  private final Clock clock;

  DeliveryList(JdbcClient jdbc, AuditTrail audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /** What has not arrived, given up first, then those that wait longest. */
  public List<Delivery.Standing> troubled(int limit) {
    return jdbc.sql(TROUBLED).param("limit", limit).query(DeliveryList::standing).list();
  }

  /** Where an article was delivered, by locale and target. */
  public List<Delivery.Standing> of(Slug article) {
    return jdbc.sql(OF_ARTICLE)
        .param("article", article.value())
        .query(DeliveryList::standing)
        .list();
  }

  /** How many deliveries a target has in a state. */
  public record Count(String target, Delivery.State state, long deliveries) {}

  /** By target and state. */
  public List<Count> counts() {
    return jdbc.sql(
            """
            select target, state, count(*) as deliveries
            from delivery
            group by target, state
            order by target, state
            """)
        .query(
            (row, n) ->
                new Count(
                    row.getString("target"),
                    Delivery.State.valueOf(row.getString("state")),
                    row.getLong("deliveries")))
        .list();
  }

  /**
   * Tries a delivery again that was given up.
   *
   * @throws Refusal FORBIDDEN {@code role-required}; CONFLICT {@code not-quarantined}; each is
   *     audited
   */
  @Transactional
  public void retry(long id, Actor actor) {
    try {
      tryAgain(id, actor);
    } catch (Refusal refusal) {
      audit.recordRefusal(
          AuditEvent.of(
              actor.name(), "delivery-retried", null, Map.of("delivery", Long.toString(id))),
          refusal);
      throw refusal;
    }
  }

  private void tryAgain(long id, Actor actor) {
    if (!actor.has(Role.LOCALIZER, Role.ADMIN)) {
      throw new Refusal(
          Refusal.Kind.FORBIDDEN,
          "role-required",
          "Retrying a delivery needs one of the roles LOCALIZER, ADMIN.",
          Map.of("roles", List.of(Role.LOCALIZER.name(), Role.ADMIN.name())));
    }
    AuditEvent event =
        jdbc.sql(RETRY)
            .param("id", id)
            .param("now", Timestamp.from(clock.instant()))
            .query(
                (row, n) ->
                    AuditEvent.of(
                        actor.name(),
                        "delivery-retried",
                        new Slug(row.getString("article")),
                        Map.of(
                            "locale", row.getString("locale"),
                            "target", row.getString("target"))))
            .optional()
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.Kind.CONFLICT,
                        "not-quarantined",
                        Phrase.of("refused.not-quarantined")));
    audit.record(event);
  }

  private static Delivery.Standing standing(ResultSet row, int number) throws SQLException {
    @Nullable Timestamp at = row.getTimestamp("delivered_at");
    @Nullable String failure = row.getString("failure");
    return new Delivery.Standing(
        row.getLong("id"),
        row.getString("target"),
        new Slug(row.getString("article")),
        new LocaleTag(row.getString("locale")),
        Delivery.State.valueOf(row.getString("state")),
        new Delivery.Sent(
            row.getInt("version"),
            at == null ? Instant.EPOCH : at.toInstant(),
            row.getInt("attempts")),
        failure == null ? "" : failure);
  }
}
