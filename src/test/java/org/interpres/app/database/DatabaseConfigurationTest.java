package org.interpres.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseConfigurationTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void makesRoleAndTablesOfAnOutsideDatabaseBeforeAnyoneHasTheDataSource() {
    TestDatabase database = TestDatabase.empty();
    try (var context = context(database.environment())) {
      JdbcClient jdbc = JdbcClient.create(context.getBean(DataSource.class));
      assertThat(jdbc.sql("select current_user").query(String.class).single())
          .isEqualTo(database.name() + "_app");
      assertThat(jdbc.sql("select count(*) from article").query(Long.class).single()).isZero();
      assertThat(jdbc.sql("show application_name").query(String.class).single())
          .isEqualTo("interpres");
    }
  }

  @Test
  void startsTheEmbeddedDatabaseInTheHomeAndStopsItLast() {
    Path home = folder.resolve("home");
    for (String round : List.of("cold", "warm")) {
      long begin = System.nanoTime();
      try (var context = context(Map.of("interpres.home", home.toString()))) {
        System.out.println(
            round + " start with migrations, ms: " + (System.nanoTime() - begin) / 1_000_000);
        JdbcClient jdbc = JdbcClient.create(context.getBean(DataSource.class));
        assertThat(jdbc.sql("select current_user").query(String.class).single())
            .isEqualTo("interpres_app");
      }
      assertThat(home.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }
  }

  @Test
  void saysThatNobodyAnswers() {
    assertThat(problem(outside("jdbc:postgresql://127.0.0.1:1/i?sslmode=disable", "o", "p")))
        .contains("jdbc:postgresql://127.0.0.1:1/i cannot be reached")
        .contains("host and port")
        .doesNotContain("sslmode");
  }

  @Test
  void saysWhatIsWrongWithTheSettings() {
    assertThat(problem(outside("jdbc:h2:mem:x", "o", "p"))).contains("jdbc:postgresql:");
    assertThat(problem(outside("jdbc:postgresql://h/d", "", "p"))).contains("INTERPRES_DB_USER");
    assertThat(problem(outside("jdbc:postgresql://h/d", "o", "")))
        .contains("INTERPRES_DB_PASSWORD");
    assertThat(problem(outside("jdbc:postgresql://h/d?user=o&password=secret", "o", "p")))
        .contains("must not carry")
        .doesNotContain("secret");
  }

  @Test
  void saysThatThePasswordIsWrongOrTheDatabaseMissing() {
    OwnerAccess access = TestDatabase.empty().access();
    assertThat(problem(outside(access.url(), access.user(), "wrong-secret")))
        .contains("does not let interpres_owner in")
        .doesNotContain("wrong-secret");
    assertThat(problem(outside(access.url() + "_no", access.user(), access.password())))
        .contains("does not exist")
        .contains("create database");
  }

  @Test
  void neverShowsAPassword() {
    OwnerAccess access = new OwnerAccess("jdbc:postgresql://h/d?sslpassword=hid", "o", "secret");
    assertThat(access + " " + ApplicationRole.named("d_app", access))
        .contains("jdbc:postgresql://h/d", "d_app")
        .doesNotContain("secret", "hid", ApplicationRole.named("d_app", access).password());
  }

  @Test
  void showsTheOperatorAProblemWithoutAStackTrace() {
    DatabaseProblem problem = new DatabaseProblem("Do this.");
    assertThat(
            SpringFactoriesLoader.forDefaultResourceLocation()
                // Others want constructor arguments that only a running application has.
                .load(FailureAnalyzer.class, FailureHandler.handleMessage((why, e) -> {}))
                .stream()
                .filter(DatabaseProblemAnalyzer.class::isInstance)
                .map(analyzer -> analyzer.analyze(new IllegalStateException("outer", problem)))
                .map(FailureAnalysis::getDescription))
        .containsExactly("Do this.");
  }

  private static Map<String, String> outside(String url, String user, String password) {
    return Map.of(
        "INTERPRES_DB_URL", url, "INTERPRES_DB_USER", user, "INTERPRES_DB_PASSWORD", password);
  }

  private static String problem(Map<String, String> environment) {
    try (var context = context(environment)) {
      throw new AssertionError("started: " + context);
    } catch (org.springframework.beans.BeansException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof DatabaseProblem found) {
          return found.getMessage();
        }
      }
      throw e;
    }
  }

  private static AnnotationConfigApplicationContext context(Map<String, String> environment) {
    var context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", new HashMap<String, Object>(environment)));
    context.register(DatabaseConfiguration.class);
    context.refresh();
    return context;
  }
}
