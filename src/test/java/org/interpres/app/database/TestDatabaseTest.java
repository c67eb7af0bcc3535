package org.interpres.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

  private final TestDatabase database = TestDatabase.fresh();

  @Test
  void isMigratedAndEmpty() {
    JdbcClient jdbc = JdbcClient.create(database.application());
    assertThat(jdbc.sql("select count(*) from article").query(Long.class).single()).isZero();
  }

  @Test
  void isTheCallersAlone() {
    JdbcClient one = JdbcClient.create(database.application());
    JdbcClient other = JdbcClient.create(TestDatabase.fresh().application());
    one.sql("insert into article (slug, locale, created_at) values ('a', 'en', now())").update();
    assertThat(one.sql("select count(*) from article").query(Long.class).single()).isOne();
    assertThat(other.sql("select count(*) from article").query(Long.class).single()).isZero();
  }

  @Test
  void logsInAsTheApplicationNotAsTheOwner() {
    assertThat(user(JdbcClient.create(database.application()))).isEqualTo("interpres_app");
    assertThat(user(JdbcClient.create(database.owner()))).isEqualTo("interpres_owner");
  }

  private static String user(JdbcClient jdbc) {
    return jdbc.sql("select current_user").query(String.class).single();
  }
}
