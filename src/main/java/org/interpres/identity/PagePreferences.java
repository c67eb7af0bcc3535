package org.interpres.identity;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How an account likes its pages; nothing here decides what it may do, so nothing is audited. */
@Service
public class PagePreferences {

  private static final String LANGUAGE =
      """
      select language
      from page_preference
      where account = :account
      """;

  private static final String SPEAK =
      """
      insert into page_preference (account, language)
      values (:account, :language)
      on conflict (account) do update
      set language = excluded.language
      """;

  private final JdbcClient jdbc;

  PagePreferences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The language that it chose; empty where its browser's is to be spoken. */
  public Optional<String> language(String account) {
    return jdbc.sql(LANGUAGE).param("account", account).query(String.class).optional();
  }

  public void speak(String account, String language) {
    jdbc.sql(SPEAK).param("account", account).param("language", language).update();
  }
}
