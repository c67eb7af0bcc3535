package org.interpres.publish;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.interpres.article.Slug;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which articles an account may pull where publications need a token: those that are named for it,
 * or all where none is.
 */
@Service
public class ReadingScopes {

  private static final String MAY_READ =
      """
      select not exists (select from reading_scope where account = :account)
        or exists (select from reading_scope where account = :account and article = :article)
      """;

  private static final String INSERT =
      """
      insert into reading_scope (account, article)
      values (:account, :article)
      on conflict do nothing
      """;

  private final JdbcClient jdbc;
  private final AuditTrail audit;

  ReadingScopes(JdbcClient jdbc, AuditTrail audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /**
   * Whether an account may pull.
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

  /** The articles that an account is limited to, by slug; empty for all. */
  public List<String> of(String account) {
    return jdbc.sql("select article from reading_scope where account = :account order by article")
        .param("account", account)
        .query(String.class)
        .list();
  }

  /** Limits an account to these articles; to none of them in particular when empty. */
  @Transactional
  public void limit(String account, Collection<Slug> articles, Actor actor) {
    jdbc.sql("delete from reading_scope where account = :account")
        .param("account", account)
        .update();
    TreeSet<String> slugs = new TreeSet<>();
    for (Slug article : articles) {
      slugs.add(article.value());
      jdbc.sql(INSERT).param("account", account).param("article", article.value()).update();
    }
    audit.record(
        AuditEvent.of(
            actor.name(),
            "reading-limited",
            null,
            Map.of("account", account, "articles", String.join(" ", slugs))));
  }
}
