package org.interpres.article;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The target locales that there are translations in. */
@Repository
public class LocalesInUse {

  /** A loose index scan: as many steps as there are locales, however many translations. */
  private static final String LOCALES =
      """
      with recursive found as (
        (select locale from translation order by locale limit 1)
        union all
        select (select t.locale from translation t where t.locale > found.locale
                order by t.locale limit 1)
        from found
        where found.locale is not null)
      select locale
      from found
      where locale is not null
      """;

  private final JdbcClient jdbc;

  LocalesInUse(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order of their tags. */
  public List<LocaleTag> list() {
    return jdbc.sql(LOCALES).query((row, number) -> new LocaleTag(row.getString("locale"))).list();
  }
}
