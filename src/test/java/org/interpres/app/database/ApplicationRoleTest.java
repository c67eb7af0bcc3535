package org.interpres.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApplicationRoleTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();

  private final JdbcClient application = JdbcClient.create(DATABASE.application());
  private final JdbcClient owner = JdbcClient.create(DATABASE.owner());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table audit_entry disable trigger all",
        "alter table audit_entry disable trigger audit_entry_immutable",
        "drop trigger audit_entry_immutable on audit_entry",
        "update audit_entry set actor = 'someone else'",
        "delete from audit_entry",
        "truncate audit_entry",
        "drop table audit_entry",
        "drop table article cascade",
        "alter table audit_entry owner to interpres_app",
        "create or replace function refuse_change() returns trigger language plpgsql as 'begin"
            + " return new; end'",
        "create table mine (one integer)",
        "create role another login superuser",
        "set session_replication_role = replica",
        "set role interpres_owner",
        "delete from flyway_schema_history",
        "select pg_read_file('postgresql.conf')",
        "copy article to program 'cat'"
      })
  void mayNot(String sql) {
    assertThatThrownBy(() -> application.sql(sql).update())
        .rootCause()
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> assertThat(e.getSQLState()).as(e.toString()).isEqualTo("42501"));
  }

  @Test
  void canAppendToTheAuditTrailAndReadIt() {
    append("appended");
    assertThat(
            application
                .sql("select count(*) from audit_entry where chain = 'appended'")
                .query(Long.class)
                .single())
        .isOne();
  }

  @Test
  void evenTheOwnerCannotChangeTheAuditTrailWithTriggersOn() {
    append("kept");
    for (String sql :
        new String[] {
          "update audit_entry set actor = 'someone else'",
          "delete from audit_entry",
          "truncate audit_entry"
        }) {
      assertThatThrownBy(() -> owner.sql(sql).update()).hasMessageContaining("never change");
    }
  }

  @Test
  void hasAPasswordThatEachProcessDerivesFromTheOwners() {
    OwnerAccess access = new OwnerAccess("jdbc:postgresql://h/d", "o", "key");
    // Test vector: HMAC-SHA256("key", "d_app"), by openssl dgst -sha256 -hmac key.
    assertThat(ApplicationRole.named("d_app", access).password())
        .isEqualTo("96643826e22ebc2fdea27880825471e2118244126a21865da96e4d2178fe7551");
  }

  @Test
  void isMadeOnceByProcessesThatStartTogether() {
    TestDatabase database = TestDatabase.empty();
    ApplicationRole role = ApplicationRole.named("together_app", database.access());
    CompletableFuture.allOf(
            IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.runAsync(() -> role.ensure(database.access())))
                .toArray(CompletableFuture[]::new))
        .join();
    assertThat(login(role, database)).isEqualTo("together_app");
  }

  @Test
  void getsItsPasswordAgainWhenItHasAnother() {
    TestDatabase database = TestDatabase.empty();
    ApplicationRole role = ApplicationRole.named("altered-app", database.access());
    role.ensure(database.access());
    JdbcClient.create(database.owner())
        .sql("alter role \"altered-app\" nologin password 'x'")
        .update();
    role.ensure(database.access());
    assertThat(login(role, database)).isEqualTo("altered-app");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter role mighty_app superuser",
        "alter role mighty_app createrole",
        "alter role mighty_app createdb",
        "alter role mighty_app bypassrls",
        "grant interpres_owner to mighty_app"
      })
  void isRefusedWhenItCouldUndoWhatTheOwnerGuards(String sql) {
    TestDatabase database = TestDatabase.empty();
    ApplicationRole role = ApplicationRole.named("mighty_app", database.access());
    role.ensure(database.access());
    JdbcClient jdbc = JdbcClient.create(database.owner());
    jdbc.sql(sql).update();
    assertThatThrownBy(() -> role.ensure(database.access()))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("mighty_app")
        .hasMessageContaining("drop it");
    jdbc.sql("drop owned by mighty_app").update();
    jdbc.sql("drop role mighty_app").update();
  }

  @Test
  void saysWhatTheOwnerLacks() {
    TestDatabase database = TestDatabase.empty();
    JdbcClient.create(database.owner()).sql("drop role if exists poor").update();
    JdbcClient.create(database.owner()).sql("create role poor login password 'p'").update();
    OwnerAccess poor = new OwnerAccess(database.url(), "poor", "p");
    assertThatThrownBy(() -> ApplicationRole.of(poor).ensure(poor))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("alter role \"poor\" createrole");
  }

  @Test
  void isUsedByAnOwnerWhoIsNoSuperuser() {
    TestDatabase database = TestDatabase.empty();
    JdbcClient jdbc = JdbcClient.create(database.owner());
    jdbc.sql("drop role if exists modest").update();
    jdbc.sql("create role modest login createrole password 'p'").update();
    jdbc.sql("alter database " + database.name() + " owner to modest").update();
    OwnerAccess modest = new OwnerAccess(database.url(), "modest", "p");
    ApplicationRole role = ApplicationRole.of(modest);
    Schema.migrate(modest, role);
    Schema.migrate(modest, role);
    assertThat(login(role, database)).isEqualTo(database.name() + "_app");
  }

  @Test
  void isRefusedWhereTheTablesAreGrantedToAnother() {
    TestDatabase renamed = TestDatabase.fresh();
    assertThatThrownBy(() -> Schema.migrate(renamed.access(), ApplicationRole.of(renamed.access())))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("under another name");
  }

  private void append(String chain) {
    application
        .sql(
            """
            insert into audit_entry
              (chain, sequence, at, actor, action, outcome, details, previous_hash, hash)
            values (:chain, 1, now(), 'a', 'a', 'done', '{}', repeat('0', 64), repeat('1', 64))
            """)
        .param("chain", chain)
        .update();
  }

  private static String login(ApplicationRole role, TestDatabase database) {
    return JdbcClient.create(role.dataSource(database.access()))
        .sql("select current_user")
        .query(String.class)
        .single();
  }
}
