package org.interpres.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One home, with a space and letters beyond ASCII in its path, and what is in it. */
class EmbeddedPostgresTest {

  @TempDir private static Path folder = Path.of("");

  private static Path home = Path.of("");
  private static EmbeddedPostgres postgres;
  private static JdbcClient owner;

  @BeforeAll
  static void start() {
    // Java cannot name the second in a locale like C.
    boolean unicode = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
    home = folder.resolve(unicode ? "für 医学's sake" : "for medicine's sake");
    postgres = EmbeddedPostgres.start(home);
    owner = JdbcClient.create(postgres.access().dataSource());
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @ParameterizedTest
  @CsvSource({
    "fsync, on",
    "synchronous_commit, on",
    "full_page_writes, on",
    "data_checksums, on",
    "listen_addresses, 127.0.0.1",
    "unix_socket_directories, ''",
    "password_encryption, scram-sha-256",
    "log_parameter_max_length, 0",
    "log_parameter_max_length_on_error, 0",
    "log_error_verbosity, terse",
    "log_min_error_statement, panic",
    "server_encoding, UTF8",
    "server_version_num, 170007"
  })
  void runsWithTheSetting(String setting, String value) {
    assertThat(owner.sql("show " + setting).query(String.class).single()).isEqualTo(value);
  }

  @Test
  void letsNobodyUndoASettingForTheNextStart() {
    assertThatThrownBy(() -> owner.sql("alter system set fsync = off").update())
        .hasMessageContaining("not allowed in this environment");
  }

  @Test
  void letsNobodyInWithoutThePassword() {
    OwnerAccess access = postgres.access();
    OwnerAccess guessed = new OwnerAccess(access.url(), access.user(), "guessed");
    assertThatThrownBy(() -> guessed.dataSource().getConnection())
        .hasMessageContaining("password authentication failed");
    assertThat(lines("postgres/data/pg_hba.conf"))
        .containsExactly("host all all 127.0.0.1/32 scram-sha-256");
  }

  @Test
  void keepsEverythingFromOtherUsers() throws IOException {
    assertThat(permissions(home)).isEqualTo("rwx------");
    assertThat(permissions(home.resolve("postgres"))).isEqualTo("rwx------");
    assertThat(permissions(home.resolve("postgres/data"))).isEqualTo("rwx------");
    assertThat(permissions(home.resolve("postgres/password"))).isEqualTo("rw-------");
    try (Stream<Path> files =
        Stream.concat(
            Files.list(home.resolve("postgres")), Files.list(home.resolve("postgres/log")))) {
      assertThat(files.filter(Files::isRegularFile))
          .hasSizeGreaterThan(1)
          .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
    }
  }

  @Test
  void writesNoValueOfARowToItsLog() throws IOException {
    owner.sql("create table note (body text primary key, dose integer)").update();
    String text = "Ketamine is given slowly";
    List<Runnable> mistakes =
        List.of(
            () -> owner.sql("insert into note values (:b, 1), (:b, 2)").param("b", text).update(),
            () -> owner.sql("insert into note values ('" + text + "', 'ten')").update(),
            () -> owner.sql("select cast(:b as integer)").param("b", text).query().singleValue(),
            () -> owner.sql("select '" + text + "' from nowhere").query().singleValue());
    for (Runnable mistake : mistakes) {
      assertThatThrownBy(mistake::run).isInstanceOf(DataAccessException.class);
    }
    try (Stream<Path> logs = Files.list(home.resolve("postgres/log"))) {
      List<Path> files = logs.toList();
      assertThat(files).isNotEmpty();
      for (Path log : files) {
        assertThat(Files.readString(log)).isNotEmpty().doesNotContain("Ketamine");
      }
    }
  }

  @Test
  void leavesTheServersDetailOutOfExceptions() {
    owner.sql("create table leaf (body text check (length(body) < 9))").update();
    assertThatThrownBy(
            () -> owner.sql("insert into leaf values (:b)").param("b", "Ketamine slowly").update())
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageContaining("leaf_body_check")
        .hasMessageNotContaining("Ketamine");
  }

  @Test
  void refusesASecondStartInTheSameProcess() {
    assertThatThrownBy(() -> EmbeddedPostgres.start(home))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("process " + ProcessHandle.current().pid());
    assertThat(owner.sql("select 1").query(Integer.class).single()).isOne();
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(
          Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(home.resolve(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
