package org.interpres.publish;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interpres.article.LocaleTag;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.audit.AuditEvent;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Recalls all that a person has looked through and chosen, however much it is: a few statements for
 * some hundred articles at a time, each lot in a transaction of its own, since a lock an article is
 * more than PostgreSQL's lock table holds for ten thousand. What is recalled already stays as it
 * is, so that an order that was cut short may be given again.
 */
@Service
public class BulkRecall {

  private static final int ARTICLES_AT_ONCE = 250;

  private final JdbcClient jdbc;
  private final Freshness freshness;
  private final Recalls.Guard guard;
  private final TransactionTemplate transaction;
  private final RecallLot lots;

  BulkRecall(
      JdbcClient jdbc,
      Freshness freshness,
      Recalls.Guard guard,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.freshness = freshness;
    this.guard = guard;
    this.transaction = new TransactionTemplate(transactions);
    this.lots = new RecallLot(jdbc, guard.audit());
  }

  /** An article in a locale. */
  public record Chosen(Slug article, LocaleTag locale) {}

  /**
   * What is to be recalled, and why.
   *
   * @param password of the account that asks
   * @param replacedBy a locale that readers of each are pointed to, or null
   */
  public record Order(
      List<Chosen> chosen, String reason, String password, @Nullable LocaleTag replacedBy) {
    public Order {
      chosen = List.copyOf(chosen);
    }

    /** Nothing takes their place. */
    public Order(List<Chosen> chosen, String reason, String password) {
      this(chosen, reason, password, null);
    }

    /** All but the password. */
    @Override
    public String toString() {
      return "Order[" + chosen.size() + "]";
    }
  }

  /**
   * Recalls all versions of each chosen locale.
   *
   * @return how many versions this order took back
   * @throws Refusal FORBIDDEN {@code role-required}, {@code wrong-password}; INVALID {@code
   *     reason-required}, {@code nothing-chosen}, {@code not-out} where the locale that shall take
   *     the place of each cannot take that of one; each is audited
   */
  public int recall(Order order, Actor actor) {
    try {
      if (!actor.has(Role.LOCALIZER)) {
        throw new Refusal(
            Refusal.Kind.FORBIDDEN,
            "role-required",
            "A recall needs the role LOCALIZER.",
            Map.of("roles", List.of(Role.LOCALIZER.name())));
      }
      if (order.chosen().isEmpty()) {
        throw new Refusal(
            Refusal.Kind.INVALID, "nothing-chosen", Phrase.of("refused.nothing-to-recall"));
      }
      String reason = Reasons.checked(order.reason(), "A recall");
      Instant now = guard.clock().instant().truncatedTo(ChronoUnit.MILLIS);
      Reasons.confirm(guard.identities(), actor, order.password(), now);
      new Replacements(jdbc).require(order.chosen(), instead(order));
      return recallInLots(order, new Recalls.Cause(reason, actor.name(), instead(order)), now);
    } catch (Refusal refusal) {
      guard
          .audit()
          .recordRefusal(
              AuditEvent.of(
                  actor.name(),
                  "publications-recalled",
                  null,
                  Map.of("chosen", String.valueOf(order.chosen().size()))),
              refusal);
      throw refusal;
    }
  }

  private static @Nullable String instead(Order order) {
    LocaleTag locale = order.replacedBy();
    return locale == null ? null : locale.value();
  }

  static String[] slugs(List<Chosen> chosen) {
    return chosen.stream().map(one -> one.article().value()).toArray(String[]::new);
  }

  static String[] locales(List<Chosen> chosen) {
    return chosen.stream().map(one -> one.locale().value()).toArray(String[]::new);
  }

  private int recallInLots(Order order, Recalls.Cause cause, Instant now) {
    TreeMap<String, List<Chosen>> byArticle = new TreeMap<>();
    order
        .chosen()
        .forEach(
            one ->
                byArticle.computeIfAbsent(one.article().value(), s -> new ArrayList<>()).add(one));
    int recalled = 0;
    List<Chosen> lot = new ArrayList<>();
    int articles = 0;
    for (List<Chosen> article : byArticle.values()) {
      lot.addAll(article);
      articles++;
      if (articles % ARTICLES_AT_ONCE == 0 || articles == byArticle.size()) {
        List<Chosen> together = List.copyOf(lot);
        Integer taken = transaction.execute(status -> lots.take(together, cause, now));
        recalled += taken == null ? 0 : taken;
        lot.clear();
      }
    }
    freshness.awaitCommitted();
    return recalled;
  }
}
