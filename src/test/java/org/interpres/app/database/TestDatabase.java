package org.interpres.app.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A real PostgreSQL for tests, one a JVM, its files in {@code target}: a new database for each
 * caller, migrated, empty, and nobody else's.
 *
 * <pre>{@code
 * TestDatabase db = TestDatabase.fresh();
 * JdbcClient jdbc = JdbcClient.create(db.application());
 * }</pre>
 *
 * @param name of the database
 * @param access how the owner reaches it
 * @param application a small pool that logs in as the application's role, as the program does
 */
public record TestDatabase(String name, OwnerAccess access, DataSource application) {

  /** All databases of this server share a role, or the template's grants would not reach copies. */
  static final String ROLE = "interpres_app";

  private static final AtomicInteger NEXT = new AtomicInteger();

  private static final Queue<ConfigurableApplicationContext> USERS = new ConcurrentLinkedQueue<>();

  /** A migrated, empty database. */
  public static TestDatabase fresh() {
    return create(" template " + Server.TEMPLATE);
  }

  /** A database without any table, for tests that start the whole program on it. */
  public static TestDatabase empty() {
    return create("");
  }

  /**
   * Says what to close before PostgreSQL stops with the JVM: a program that is still running then
   * would wait for connections that never come.
   */
  public static void stopsAfter(ConfigurableApplicationContext user) {
    USERS.removeIf(each -> !each.isActive());
    USERS.add(user);
  }

  /** Connections as the owner, not pooled; for arranging what the application may not. */
  public DataSource owner() {
    return access.dataSource();
  }

  public String url() {
    return access.url();
  }

  /** The variables that make a child process use this database. */
  public Map<String, String> environment() {
    return Map.of(
        "INTERPRES_DB_URL", access.url(),
        "INTERPRES_DB_USER", access.user(),
        "INTERPRES_DB_PASSWORD", access.password());
  }

  private static TestDatabase create(String options) {
    String name = "test_" + NEXT.incrementAndGet();
    synchronized (Server.POSTGRES) {
      // PostgreSQL refuses to copy a template twice at once.
      JdbcClient.create(Server.POSTGRES.access("postgres").dataSource())
          .sql("create database " + name + options)
          .update();
    }
    OwnerAccess access = Server.POSTGRES.access(name);
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(ApplicationRole.named(ROLE, access).dataSource(access));
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(0);
    config.setIdleTimeout(10_000);
    config.setInitializationFailTimeout(-1);
    return new TestDatabase(name, access, new HikariDataSource(config));
  }

  /** Started when the first test asks, stopped with the JVM. */
  private static final class Server {

    static final EmbeddedPostgres POSTGRES = start();
    static final String TEMPLATE = template();

    private static EmbeddedPostgres start() {
      List<DatabaseProblem> problems = new ArrayList<>();
      // An IDE and Maven may run tests of one checkout at once: each takes its own home.
      for (int number = 1; number <= 4; number++) {
        try {
          Path home = Path.of("target", "test-postgres-" + number);
          EmbeddedPostgres postgres = EmbeddedPostgres.start(home, Durability.UNSAFE_FOR_TESTS);
          Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
          return postgres;
        } catch (DatabaseProblem e) {
          problems.add(e);
        }
      }
      IllegalStateException failure = new IllegalStateException(problems.get(0).getMessage());
      problems.forEach(failure::addSuppressed);
      throw failure;
    }

    private static void stop(EmbeddedPostgres postgres) {
      try {
        for (ConfigurableApplicationContext user : USERS) {
          user.close();
          // Spring's own hook may be closing it, and then the call returns before that is done.
          for (int i = 0; i < 600 && user.isActive(); i++) {
            Thread.sleep(50);
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        postgres.close();
      }
    }

    private static String template() {
      JdbcClient jdbc = JdbcClient.create(POSTGRES.access("postgres").dataSource());
      Set<String> present =
          new HashSet<>(jdbc.sql("select datname from pg_database").query(String.class).list());
      String template = "template_" + hashOfMigrations();
      present.stream()
          .filter(name -> name.matches("(test|building)_.*|template_[0-9a-f]{8}"))
          .filter(name -> !name.equals(template))
          .forEach(name -> jdbc.sql("drop database " + name + " with (force)").update());
      if (!present.contains(template)) {
        jdbc.sql("create database building_template").update();
        OwnerAccess access = POSTGRES.access("building_template");
        Schema.migrate(access, ApplicationRole.named(ROLE, access));
        jdbc.sql("alter database building_template rename to " + template).update();
      }
      return template;
    }

    private static String hashOfMigrations() {
      try {
        CRC32 hash = new CRC32();
        for (Resource file :
            new PathMatchingResourcePatternResolver()
                .getResources("classpath*:db/migration/*.sql")) {
          hash.update(String.valueOf(file.getFilename()).getBytes(StandardCharsets.UTF_8));
          hash.update(file.getContentAsByteArray());
        }
        return "%08x".formatted(hash.getValue());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
