package org.interpres.publish;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.interpres.article.Excerpt;
import org.interpres.article.InvalidName;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Required;
import org.interpres.article.Slug;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Accounts;
import org.interpres.identity.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which articles an account may read of what was published: all, until it is limited to some, or to
 * none. Safe for use by many threads and processes.
 */
@Service
public class ReadingScopes {

  private static final String MAY_READ =
      """
      select not exists (select from reading_limit where account = :account)
        or exists (select from reading_scope where account = :account and article = :article)
      """;

  /** The update takes the row's lock: of two orders at once the later one holds, not their sum. */
  private static final String LIMIT =
      """
      insert into reading_limit (account) values (:account)
      on conflict (account) do update set account = excluded.account
      """;

  private static final String INSERT =
      """
      insert into reading_scope (account, article)
      select :account, slug from article where slug = :article
      """;

  private final JdbcClient jdbc;
  private final ObjectProvider<Accounts> accounts;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;

  ReadingScopes(
      JdbcClient jdbc,
      ObjectProvider<Accounts> accounts,
      AuditTrail audit,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Whether an account may read.
   *
   * @param article null for what concerns all articles, which only an account without limits reads
   */
  public boolean mayRead(String account, @Nullable Slug article) {
    return jdbc.sql(MAY_READ)
        .param("account", account)
        .param("article", article == null ? "" : article.value())
        .query(Boolean.class)
        .single();
  }

  /**
   * @throws Refusal FORBIDDEN {@code out-of-scope}, audited, where the account may not read it
   */
  public void require(Actor actor, Slug article) {
    if (!mayRead(actor.name(), article)) {
      throw refused(actor, article);
    }
  }

  /** That somebody may not read it, written to the audit trail. */
  public Refusal refused(Actor actor, @Nullable Slug article) {
    Refusal refusal =
        new Refusal(
            Refusal.Kind.FORBIDDEN,
            "out-of-scope",
            "This account may not read the publications of %s."
                .formatted(article == null ? "all articles" : article));
    audit.recordRefusal(
        AuditEvent.of(actor.name(), "publication-read", article, Map.of()), refusal);
    return refusal;
  }

  /** The articles that an account is limited to, by slug; empty where it reads all. */
  public Optional<Set<String>> limitOf(String account) {
    boolean limited =
        jdbc.sql("select exists (select from reading_limit where account = :account)")
            .param("account", account)
            .query(Boolean.class)
            .single();
    return limited ? Optional.of(new TreeSet<>(articles(account))) : Optional.empty();
  }

  private List<String> articles(String account) {
    return jdbc.sql("select article from reading_scope where account = :account order by article")
        .param("account", account)
        .query(String.class)
        .list();
  }

  /**
   * Limits an account to these articles; to nothing where there are none.
   *
   * @throws Refusal MALFORMED {@code missing-field}; NOT_FOUND {@code unknown-account}; INVALID
   *     {@code invalid-name}, {@code unknown-article}; each is audited
   */
  public void limit(String account, @Nullable List<@Nullable String> articles, Actor actor) {
    audited(
        AuditEvent.of(
            actor.name(), "reading-limited", null, Map.of("account", Excerpt.of(account))),
        () -> {
          TreeSet<String> slugs = slugs(Required.field("articles", articles));
          known(account);
          jdbc.sql(LIMIT).param("account", account).update();
          jdbc.sql("delete from reading_scope where account = :account")
              .param("account", account)
              .update();
          slugs.forEach(slug -> add(account, slug));
          audit.record(
              AuditEvent.of(
                  actor.name(),
                  "reading-limited",
                  null,
                  Map.of("account", account, "articles", String.join(" ", slugs))));
        });
  }

  /**
   * Lets an account read all articles again.
   *
   * @throws Refusal NOT_FOUND {@code unknown-account}, audited
   */
  public void lift(String account, Actor actor) {
    AuditEvent event =
        AuditEvent.of(
            actor.name(), "reading-limit-lifted", null, Map.of("account", Excerpt.of(account)));
    audited(
        event,
        () -> {
          known(account);
          jdbc.sql("delete from reading_limit where account = :account")
              .param("account", account)
              .update();
          audit.record(event);
        });
  }

  private void audited(AuditEvent attempt, Runnable act) {
    try {
      transaction.executeWithoutResult(status -> act.run());
    } catch (Refusal refusal) {
      audit.recordRefusal(attempt, refusal);
      throw refusal;
    }
  }

  private void known(String account) {
    if (accounts.getObject().find(account).isEmpty()) {
      throw new Refusal(
          Refusal.Kind.NOT_FOUND,
          "unknown-account",
          "There is no account “%s”.".formatted(Excerpt.of(account)));
    }
  }

  private void add(String account, String slug) {
    if (jdbc.sql(INSERT).param("account", account).param("article", slug).update() == 0) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "unknown-article",
          "There is no article “%s”; nothing was changed.".formatted(slug));
    }
  }

  private static TreeSet<String> slugs(List<@Nullable String> articles) {
    TreeSet<String> slugs = new TreeSet<>();
    for (int place = 0; place < articles.size(); place++) {
      String article = articles.get(place);
      try {
        slugs.add(Required.field("articles." + place, article));
        new Slug(String.valueOf(article));
      } catch (InvalidName e) {
        throw new Refusal(
            Refusal.Kind.INVALID,
            "invalid-name",
            Phrase.of("refused.in-field", "articles." + place, e.says()));
      }
    }
    return slugs;
  }
}
