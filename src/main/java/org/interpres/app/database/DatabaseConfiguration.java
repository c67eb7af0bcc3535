package org.interpres.app.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The database: without {@code INTERPRES_DB_URL} an embedded one in {@code INTERPRES_HOME}. The
 * chain of beans is the order of a start (server, role, tables, pool) and, backwards, of a stop, so
 * the server is the last thing to go. Flyway is there before the {@code DataSource}: whoever has
 * one, has the tables.
 */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

  /** Where the database is; stops the embedded one at the end. */
  record Server(OwnerAccess owner, Optional<EmbeddedPostgres> embedded) implements AutoCloseable {

    @Override
    public void close() {
      embedded.ifPresent(EmbeddedPostgres::close);
    }
  }

  @Bean(destroyMethod = "close")
  Server databaseServer(Environment environment) {
    Map<String, String> settings =
        Stream.of("INTERPRES_DB_URL", "INTERPRES_DB_USER", "INTERPRES_DB_PASSWORD")
            .collect(Collectors.toMap(name -> name, name -> environment.getProperty(name, "")));
    return OwnerAccess.from(settings)
        .map(outside -> new Server(outside, Optional.empty()))
        .orElseGet(() -> embedded(Path.of(environment.getRequiredProperty("interpres.home"))));
  }

  private static Server embedded(Path home) {
    EmbeddedPostgres postgres = EmbeddedPostgres.start(home);
    return new Server(postgres.access(), Optional.of(postgres));
  }

  @Bean
  ApplicationRole applicationRole(Server databaseServer) {
    return ApplicationRole.of(databaseServer.owner());
  }

  @Bean
  Flyway flyway(Server databaseServer, ApplicationRole applicationRole) {
    return Schema.migrate(databaseServer.owner(), applicationRole);
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(
      Server databaseServer, ApplicationRole applicationRole, Flyway flyway) {
    return pool(databaseServer.owner(), applicationRole);
  }

  static HikariDataSource pool(OwnerAccess owner, ApplicationRole role) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("interpres");
    config.setDataSource(role.dataSource(owner));
    config.setMaximumPoolSize(20);
    config.setMinimumIdle(2);
    return new HikariDataSource(config);
  }
}
