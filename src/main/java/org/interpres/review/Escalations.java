package org.interpres.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.Slug;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is late, for the route that tells the team: see {@code routes/review.camel.yaml}. Each date
 * is told once it was delivered; what could not be told is told later, so that a team may hear of
 * it twice and never not at all. Safe for use by many processes.
 */
@Component("escalations")
public class Escalations {

  private static final String TAKE =
      """
      update due_date
      set tried_at = :now
      where translation_id in (
        select d.translation_id
        from due_date d
        join queue_place q on q.translation_id = d.translation_id and q.rank < 4
        where d.told_at is null and d.due_at <= :horizon
          and (d.tried_at is null or d.tried_at <= :again)
        order by d.due_at
        limit 100
        for update of d skip locked)
      returning translation_id, due_at
      """;

  private static final String ABOUT =
      """
      select article, locale, open_steps
      from queue_place
      where translation_id = :id
      """;

  private final JdbcClient jdbc;
  private final StoredClaims claims;
  private final AuditTrail audit;
  private final Clock clock;
  private final Environment settings;
  private final ObjectMapper json = JsonMapper.builder().build();

  Escalations(
      JdbcClient jdbc, StoredClaims claims, AuditTrail audit, Clock clock, Environment settings) {
    this.jdbc = jdbc;
    this.claims = claims;
    this.audit = audit;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * A translation that is wanted soon, or was.
   *
   * @param waitsFor steps in which something is to be done
   * @param holders who holds one of them
   */
  public record Late(
      long translation,
      String article,
      String locale,
      Instant due,
      List<String> waitsFor,
      List<String> holders) {
    public Late {
      waitsFor = List.copyOf(waitsFor);
      holders = List.copyOf(holders);
    }
  }

  /** Those to be told now; no other process tells them for a while. */
  @Transactional
  public List<Late> late() {
    Instant now = Desk.now(clock);
    return jdbc
        .sql(TAKE)
        .param("now", Timestamp.from(now))
        .param("horizon", Timestamp.from(now.plus(duration("before", "PT24H"))))
        .param("again", Timestamp.from(now.minus(duration("again", "PT10M"))))
        .query(
            (row, n) ->
                Map.entry(row.getLong("translation_id"), row.getTimestamp("due_at").toInstant()))
        .list()
        .stream()
        .map(taken -> about(taken.getKey(), taken.getValue(), now))
        .toList();
  }

  private Late about(long id, Instant due, Instant now) {
    List<String> holders = claims.holding(id, now).stream().map(Claim::account).distinct().toList();
    return jdbc.sql(ABOUT)
        .param("id", id)
        .query(
            (row, n) ->
                new Late(
                    id,
                    row.getString("article"),
                    row.getString("locale"),
                    due,
                    StoredReviews.texts(row.getArray("open_steps")),
                    holders))
        .single();
  }

  /** It was delivered: it is not told again until its date changes. */
  @Transactional
  public void told(Late late) {
    int changed =
        jdbc.sql(
                """
                update due_date set told_at = :now
                where translation_id = :id and due_at = :due and told_at is null
                """)
            .param("now", Timestamp.from(Desk.now(clock)))
            .param("id", late.translation())
            .param("due", Timestamp.from(late.due()))
            .update();
    if (changed == 1) {
      audit.record(
          AuditEvent.of(
              Actor.SYSTEM.name(),
              "lateness-told",
              new Slug(late.article()),
              Map.of(
                  "translation", String.valueOf(late.translation()),
                  "locale", late.locale(),
                  "due", late.due().toString())));
    }
  }

  /** Where to post, null for nowhere. */
  public @Nullable String webhook() {
    return setting("webhook");
  }

  /** Where to mail to, null for nowhere. */
  public @Nullable String mail() {
    return setting("mail");
  }

  /** What is posted, in UTF-8. */
  public byte[] json(Late late) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("translation", late.translation());
    members.put("article", late.article());
    members.put("locale", late.locale());
    members.put("due", late.due().toString());
    members.put("waitsFor", late.waitsFor());
    members.put("holders", late.holders());
    try {
      return json.writeValueAsBytes(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers are always JSON", e);
    }
  }

  /** A mail's subject. */
  public String subject(Late late) {
    return "%s in %s is wanted by %s".formatted(late.article(), late.locale(), late.due());
  }

  /** A mail's text. */
  public String text(Late late) {
    return """
        %s in %s is wanted by %s.

        It waits for: %s
        Held by: %s
        Translation: %d
        """
        .formatted(
            late.article(),
            late.locale(),
            late.due(),
            late.waitsFor().isEmpty() ? "nobody's review yet" : String.join(", ", late.waitsFor()),
            late.holders().isEmpty() ? "nobody" : String.join(", ", late.holders()),
            late.translation());
  }

  private Duration duration(String name, String otherwise) {
    String setting = setting(name);
    return DurationStyle.detectAndParse(setting == null ? otherwise : setting);
  }

  private @Nullable String setting(String name) {
    String value = settings.getProperty("interpres.escalation." + name, "");
    return value.isBlank() ? null : value.strip();
  }
}
