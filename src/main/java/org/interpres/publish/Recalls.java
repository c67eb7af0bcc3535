package org.interpres.publish;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interpres.article.Articles;
import org.interpres.article.LocaleTag;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.article.Withdrawal;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.interpres.identity.Identities;
import org.interpres.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes publications back. A recall of a locale is of all its versions: what is wrong in the last
 * one may stand in an earlier one too, and nobody shall pull that instead. It holds from its commit
 * on. Nothing recalled comes back: a new approval makes a new version.
 */
@Service
public class Recalls implements Withdrawal {

  private static final String INSERT =
      """
      insert into recall (publication_id, reason, recalled_by, recalled_at, replaced_by)
      values (:publication, :reason, :by, :at, :instead)
      """;

  /** What a recall is stored and told with. */
  record Stored(
      JdbcClient jdbc, Publications publications, PublicationFeed feed, Freshness freshness) {}

  /** Who may, who did, and that it was done. */
  record Guard(Identities identities, AuditTrail audit, Articles articles, Clock clock) {}

  private final Stored stored;
  private final Guard guard;
  private final TransactionTemplate transaction;

  Recalls(Stored stored, Guard guard, PlatformTransactionManager transactions) {
    this.stored = stored;
    this.guard = guard;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * What is to be recalled, and why; the reason is shown to everybody who asks for it.
   *
   * @param password of the account that asks, who authenticates once more
   * @param replacedBy a locale of the article that readers are pointed to, or null
   */
  public record Order(
      Slug article,
      LocaleTag locale,
      String reason,
      String password,
      @Nullable LocaleTag replacedBy) {

    /** Nothing takes its place. */
    public Order(Slug article, LocaleTag locale, String reason, String password) {
      this(article, locale, reason, password, null);
    }

    /** All but the password. */
    @Override
    public String toString() {
      return "Order[" + article + ", " + locale + "]";
    }
  }

  /**
   * Recalls all versions of an article in a locale.
   *
   * @return what was recalled by this order, the latest version first
   * @throws Refusal FORBIDDEN {@code role-required}, {@code wrong-password}; INVALID {@code
   *     reason-required}; NOT_FOUND {@code never-published}; CONFLICT {@code already-recalled};
   *     each is audited
   */
  public List<Publication> recall(Order order, Actor actor) {
    AuditEvent attempt =
        AuditEvent.of(
            actor.name(),
            "publication-recalled",
            order.article(),
            Map.of("locale", order.locale().value()));
    try {
      if (!actor.has(Role.LOCALIZER)) {
        throw new Refusal(
            Refusal.Kind.FORBIDDEN,
            "role-required",
            "A recall needs the role LOCALIZER.",
            Map.of("roles", List.of(Role.LOCALIZER.name())));
      }
      String reason = Reasons.checked(order.reason(), "A recall");
      Reasons.confirm(guard.identities(), actor, order.password(), now());
      List<Publication> recalled = new ArrayList<>();
      transaction.executeWithoutResult(
          status -> {
            lock(order.article());
            String instead = instead(order);
            recalled.addAll(
                take(order.article(), order.locale(), new Cause(reason, actor.name(), instead)));
          });
      stored.freshness().awaitCommitted();
      return recalled;
    } catch (Refusal refusal) {
      guard.audit().recordRefusal(attempt, refusal);
      throw refusal;
    }
  }

  @Override
  public void check(Slug article, String reason, String actor) {
    try {
      Reasons.checked(reason, "A withdrawal");
    } catch (Refusal refusal) {
      guard
          .audit()
          .recordRefusal(AuditEvent.of(actor, "publication-recalled", article, Map.of()), refusal);
      throw refusal;
    }
  }

  @Override
  public void withdraw(Slug article, String reason, String actor) {
    String checked = Reasons.checked(reason, "A withdrawal");
    transaction.executeWithoutResult(
        status -> {
          lock(article);
          Set<LocaleTag> out = new LinkedHashSet<>();
          stored.publications().current(article).stream()
              .filter(p -> p.recall() == null)
              .forEach(p -> out.add(p.locale()));
          out.forEach(locale -> take(article, locale, new Cause(checked, actor, null)));
          stored.freshness().awaitCommitted();
        });
  }

  @Override
  public void withdraw(Slug article, LocaleTag locale, String reason, String actor) {
    String checked = Reasons.checked(reason, "A withdrawal");
    transaction.executeWithoutResult(
        status -> {
          lock(article);
          boolean out =
              stored.publications().current(article).stream()
                  .anyMatch(p -> p.recall() == null && p.locale().equals(locale));
          if (out) {
            take(article, locale, new Cause(checked, actor, null));
            stored.freshness().awaitCommitted();
          }
        });
  }

  /** Why, by whom, and what to read instead: its address, or for many pages its locale. */
  record Cause(String reason, String by, @Nullable String instead) {}

  private @Nullable String instead(Order order) {
    LocaleTag locale = order.replacedBy();
    if (locale == null) {
      return null;
    }
    boolean out =
        !locale.equals(order.locale())
            && stored.publications().current(order.article()).stream()
                .anyMatch(p -> p.locale().equals(locale) && p.recall() == null);
    if (!out) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "not-out",
          Phrase.of("refused.not-out-here", order.article().value(), locale.value()));
    }
    return PublicAddress.path(order.article(), locale) + ".html";
  }

  private List<Publication> take(Slug article, LocaleTag locale, Cause cause) {
    List<Publication> versions = stored.publications().versions(article, locale);
    if (versions.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.NOT_FOUND,
          "never-published",
          "%s was never published in %s: there is nothing to recall.".formatted(article, locale));
    }
    List<Publication> out = versions.stream().filter(p -> p.recall() == null).toList();
    if (out.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "already-recalled",
          Phrase.of("refused.already-recalled", article.value(), locale.value()));
    }
    Instant at = now();
    out.stream()
        .sorted(Comparator.comparingInt(Publication::version))
        .forEach(publication -> take(publication, cause, at));
    guard
        .audit()
        .record(
            AuditEvent.of(
                cause.by(),
                "publication-recalled",
                article,
                Map.of(
                    "locale", locale.value(),
                    "versions",
                        String.join(
                            " ", out.stream().map(p -> String.valueOf(p.version())).toList()),
                    "replaced-by", String.valueOf(cause.instead()),
                    "reason", cause.reason())));
    return out;
  }

  private void take(Publication publication, Cause cause, Instant at) {
    stored
        .jdbc()
        .sql(INSERT)
        .param("publication", publication.id())
        .param("reason", cause.reason())
        .param("by", cause.by())
        .param("instead", cause.instead(), Types.VARCHAR)
        .param("at", Timestamp.from(at))
        .update();
    stored.feed().append(PublicationEvent.Type.RECALLED, publication, at);
  }

  /** The same lock as publishing takes: nothing comes out between the look and the recall. */
  private void lock(Slug article) {
    guard
        .articles()
        .latest(article)
        .ifPresent(latest -> guard.articles().lock(article, latest.locale(), now()));
  }

  private Instant now() {
    return guard.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
