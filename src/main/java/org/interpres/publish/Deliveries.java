package org.interpres.publish;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.interpres.article.LocaleTag;
import org.interpres.article.Slug;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is to be pushed where. The row is the truth: a route asks what is due, claims it, sends it
 * and says what came of it. Of an article's locale a target gets one change at a time, the latest.
 * Safe for use by many threads and processes.
 *
 * <p>A claim is a short lease that its process renews while it sends, so that a kill costs seconds
 * and a slow target costs nothing: with a fixed lease of minutes, whoever took over from a process
 * that was slow but alive would have sent the new version first and seen the old one arrive after
 * it. A process that has lost its lease all the same (it was suspended, or the database was away)
 * makes the delivery due again when it is done, so that what is written last is always current.
 */
@Service("deliveries")
public class Deliveries {

  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Duration RENEWED = LEASE.dividedBy(2);

  /** Longer than any target may take; after it a route that died without a word lets go. */
  private static final Duration LONGEST_SENDING = Duration.ofMinutes(15);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  /** With these pauses about half an hour of trying. */
  private static final int ATTEMPTS = 12;

  private static final int AT_ONCE = 200;

  private static final String DUE =
      """
      select id
      from delivery
      where state = 'PENDING' and next_at <= :now
        and (leased_until is null or leased_until <= :now) and target in (:targets)
      order by wanted
      limit :limit
      """;

  private static final String CLAIM =
      """
      update delivery d
      set leased_until = :until, leased_by = :me, attempts = attempts + 1
      from publication_event e
      where d.id = :id and d.state = 'PENDING' and d.next_at <= :now
        and (d.leased_until is null or d.leased_until <= :now) and e.cursor = d.wanted
      returning d.id, d.target, d.article, d.locale, d.wanted, e.version, d.attempts
      """;

  private static final String RENEW =
      """
      update delivery
      set leased_until = :until
      where id in (:ids) and leased_by = :me and leased_until < :soon
      """;

  private static final String DELIVERED =
      """
      update delivery
      set delivered = :cursor, delivered_at = :now, leased_until = null, leased_by = null,
        failure = null, state = case when wanted = :cursor then 'DELIVERED' else 'PENDING' end
      where id = :id and leased_by = :me
      """;

  /** Where another change has come meanwhile, its own attempts count. */
  private static final String FAILED =
      """
      update delivery
      set leased_until = null, leased_by = null, failure = :failure,
        state = case when wanted = :cursor and attempts >= :most then 'QUARANTINED' else state end,
        next_at = case when wanted = :cursor then :next else next_at end
      where id = :id and leased_by = :me
      """;

  /** Whoever holds it now learns in turn that it is not theirs any more. */
  private static final String DUE_AGAIN =
      """
      update delivery
      set state = 'PENDING', attempts = 0, next_at = :now, leased_until = null, leased_by = null
      where id = :id
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final List<String> targets;
  private final DeliveryBacklog backlog;
  private final FailingTargets failing = new FailingTargets();
  private final UUID me = UUID.randomUUID();

  /** What this process is sending, since when. */
  private final Map<Long, Instant> sending = new ConcurrentHashMap<>();

  Deliveries(JdbcClient jdbc, Clock clock, @Value("${interpres.deliver:}") List<String> targets) {
    this.jdbc = jdbc;
    this.backlog = new DeliveryBacklog(jdbc);
    this.clock = clock;
    this.targets = targets.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
  }

  /** Names of the targets that are switched on. */
  public List<String> targets() {
    return targets;
  }

  /** Notes what has happened since, for each target, and tells what is due, the oldest first. */
  @Transactional
  public List<Long> due() {
    if (targets.isEmpty()) {
      return List.of();
    }
    renew(clock.instant());
    Timestamp now = Timestamp.from(clock.instant());
    long last =
        jdbc.sql("select coalesce(max(cursor), 0) from publication_event")
            .query(Long.class)
            .single();
    targets.forEach(target -> backlog.note(target, last, now));
    return jdbc.sql(DUE)
        .param("now", now)
        .param("targets", targets)
        .param("limit", AT_ONCE)
        .query(Long.class)
        .list();
  }

  private void renew(Instant now) {
    sending.values().removeIf(since -> since.plus(LONGEST_SENDING).isBefore(now));
    List<Long> ids = List.copyOf(sending.keySet());
    if (!ids.isEmpty()) {
      jdbc.sql(RENEW)
          .param("ids", ids)
          .param("me", me)
          .param("soon", Timestamp.from(now.plus(RENEWED)))
          .param("until", Timestamp.from(now.plus(LEASE)))
          .update();
    }
  }

  /** Takes a delivery's lease; null where there is nothing to do, because a Camel filter asks. */
  @Transactional
  public @Nullable Delivery claim(long id) {
    Instant now = clock.instant();
    Optional<Delivery> claimed = claim(id, now);
    claimed.ifPresent(delivery -> sending.put(id, now));
    return claimed.orElse(null);
  }

  private Optional<Delivery> claim(long id, Instant now) {
    return jdbc.sql(CLAIM)
        .param("id", id)
        .param("me", me)
        .param("now", Timestamp.from(now))
        .param("until", Timestamp.from(now.plus(LEASE)))
        .query(
            (row, n) ->
                new Delivery(
                    row.getLong("id"),
                    row.getString("target"),
                    new Slug(row.getString("article")),
                    new LocaleTag(row.getString("locale")),
                    row.getLong("wanted"),
                    row.getInt("version"),
                    row.getInt("attempts")))
        .optional();
  }

  /**
   * Lets go of every lease, at the start of a process that has the database to itself: who held
   * them was killed.
   */
  public void releaseAll() {
    jdbc.sql(
            "update delivery set leased_until = null, leased_by = null"
                + " where leased_until is not null")
        .update();
  }

  /** The target has it. */
  @Transactional
  public void delivered(Delivery delivery) {
    settle(delivery, DELIVERED, Map.of("now", Timestamp.from(clock.instant())));
    failing.arrived(delivery);
  }

  /** The target has it not; it is tried again with growing pauses, and then quarantined. */
  @Transactional
  public void failed(Delivery delivery, Throwable cause) {
    Instant next = clock.instant().plus(pause(delivery.attempt()));
    settle(
        delivery,
        FAILED,
        Map.of(
            "failure", DeliveryFault.words(cause),
            "most", ATTEMPTS,
            "next", Timestamp.from(next)));
    if (isQuarantined(delivery)) {
      failing.givenUp(delivery);
    } else {
      failing.tried(delivery);
    }
  }

  private boolean isQuarantined(Delivery delivery) {
    return jdbc.sql("select state = 'QUARANTINED' from delivery where id = :id")
        .param("id", delivery.id())
        .query(Boolean.class)
        .single();
  }

  /** Lets go of the lease, if this process still has it. */
  private void settle(Delivery delivery, String outcome, Map<String, ?> details) {
    sending.remove(delivery.id());
    int held =
        jdbc.sql(outcome)
            .param("id", delivery.id())
            .param("me", me)
            .param("cursor", delivery.cursor())
            .params(details)
            .update();
    if (held == 0) {
      log.warn(
          "delivery {} to {} took longer than its lease: it is sent again",
          delivery.id(),
          delivery.target());
      jdbc.sql(DUE_AGAIN)
          .param("id", delivery.id())
          .param("now", Timestamp.from(clock.instant()))
          .update();
    }
  }

  /** Doubled each time, and up to a fifth longer so that targets are not hit all at once. */
  static Duration pause(int attempt) {
    long doubled = FIRST_PAUSE.toMillis() << Math.min(attempt - 1, 20);
    long capped = Math.min(doubled, LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(capped + ThreadLocalRandom.current().nextLong(capped / 5 + 1));
  }
}
