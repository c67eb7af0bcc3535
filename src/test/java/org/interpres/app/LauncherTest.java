package org.interpres.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code interpres} in a project of two files, with programs {@code mvn} and {@code
 * java} that write down how they were called. Only the tools linked here are to be found.
 */
class LauncherTest {

  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "cksum",
          "cp",
          "dirname",
          "env",
          "find",
          "flock",
          "grep",
          "head",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sh",
          "sleep",
          "touch",
          "tr",
          "true");

  private static final String JAVA =
      """
      #!/bin/sh
      case $1 in
        -version) echo 'openjdk version "17.0.1"' >&2 ;;
        -Djarmode=tools) mkdir -p "$6" && cp "$3" "$6/interpres.jar" ;;
        *)
          echo "process $$"
          echo "folder $PWD"
          echo "home $INTERPRES_HOME"
          echo "content $INTERPRES_CONTENT"
          for argument in "$@"; do echo "argument $argument"; done
          exit 3 ;;
      esac
      """;

  private static final String MVN =
      """
      #!/bin/sh
      echo built >>"$PWD/../builds"
      echo "[INFO] chatter"
      [ -f ../broken ] && { echo "[ERROR] Main.java:[3,1] no semicolon"; exit 1; }
      # Files of one tick of the kernel's clock are as old as each other.
      [ -f ../editing ] && sleep 0.1 && touch src/main/Main.java && rm ../editing
      # The other process must come while this one builds.
      [ -f ../slow ] && sleep 1
      mkdir -p target && cat src/main/Main.java >target/interpres.jar
      """;

  @TempDir private Path folder = Path.of("");
  private Path project = Path.of("");
  private Path tools = Path.of("");

  @BeforeEach
  void makeTheProject() throws IOException {
    folder = folder.toRealPath();
    project = Files.createDirectories(folder.resolve("a project"));
    tools = Files.createDirectories(folder.resolve("tools"));
    Files.createDirectories(project.resolve("src/main"));
    Files.writeString(project.resolve("src/main/Main.java"), "one");
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    Files.copy(Path.of("interpres"), project.resolve("interpres"));
    executable(project.resolve("interpres"));
    for (String tool : TOOLS) {
      Path program = Path.of("/usr/bin", tool);
      if (Files.exists(program)) {
        // Not a link: JUnit warns of each that leads out of its folder.
        String call = "#!/bin/sh\nexec " + program + " \"$@\"\n";
        executable(Files.writeString(tools.resolve(tool), call));
      }
    }
    for (String program : List.of("java", "javac")) {
      executable(Files.writeString(tools.resolve(program), JAVA));
    }
    executable(Files.writeString(tools.resolve("mvn"), MVN));
  }

  @Test
  void buildsOnceAndRunsWithTheArgumentsAsTheyAre() throws Exception {
    Run first = run("check", "--x", "a b", "*", "");
    assertThat(first.exit()).as(first.toString()).isEqualTo(3);
    assertThat(first.said("argument"))
        .contains("-Dfile.encoding=UTF-8", "-XX:TieredStopAtLevel=1")
        .endsWith("check", "--x", "a b", "*", "");
    assertThat(first.errors()).containsOnlyOnce("building").doesNotContain("chatter");
    Run second = run("serve");
    assertThat(second.errors()).isEmpty();
    assertThat(second.said("argument")).doesNotContain("-XX:TieredStopAtLevel=1").endsWith("serve");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void keepsTheCallersFolderAndFindsTheProjectThroughLinks() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("elsewhere/second"));
    Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("../a project/interpres"));
    Run run = run(elsewhere, Map.of(), link.toString(), "check");
    assertThat(run.said("folder")).as(run.toString()).containsExactly(elsewhere.toString());
    assertThat(run.said("home")).containsExactly(project.resolve("data").toString());
    assertThat(run.said("content")).containsExactly(project.resolve("content").toString());
  }

  @Test
  void leavesFoldersAsTheCallerNamedThem() throws Exception {
    Run run =
        run(folder, Map.of("INTERPRES_HOME", "/mine"), project.resolve("interpres").toString());
    assertThat(run.said("home")).containsExactly("/mine");
  }

  @Test
  void becomesTheJavaProcessSoThatSignalsReachIt() throws Exception {
    Run run = run("serve");
    assertThat(run.said("process")).containsExactly(Long.toString(run.process()));
  }

  @Test
  void buildsAgainWhenASourceIsNewerOrGone() throws Exception {
    run("check");
    Path source = project.resolve("src/main/Main.java");
    Files.writeString(source, "two");
    inTheFuture(source, 2);
    assertThat(run("check").errors()).contains("building");
    inTheFuture(source, -60);
    Path added = Files.writeString(project.resolve("src/main/Other.java"), "x");
    inTheFuture(added, -60);
    inTheFuture(project.resolve("src/main"), 2);
    assertThat(run("check").errors()).contains("building");
    assertThat(builds()).isEqualTo(3);
  }

  @Test
  void buildsAgainWhatWasEditedDuringTheBuild() throws Exception {
    Files.createFile(folder.resolve("editing"));
    run("check");
    assertThat(run("check").errors()).contains("building");
    assertThat(run("check").errors()).isEmpty();
  }

  @Test
  void showsWhatMavenSaysIsWrongAndDoesNotRun() throws Exception {
    Files.createFile(folder.resolve("broken"));
    Run run = run("check");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.output()).isEmpty();
    assertThat(run.errors()).contains("no semicolon", "build failed").doesNotContain("chatter");
    Files.delete(folder.resolve("broken"));
    assertThat(run("check").exit()).isEqualTo(3);
  }

  @Test
  void buildsOnceForTwoCallersAtOnce() throws Exception {
    twoAtOnce();
  }

  @Test
  void buildsOnceForTwoCallersAtOnceWithoutFlock() throws Exception {
    Files.deleteIfExists(tools.resolve("flock"));
    twoAtOnce();
  }

  private void twoAtOnce() throws Exception {
    Files.createFile(folder.resolve("slow"));
    String script = project.resolve("interpres").toString();
    Process one = start(folder, Map.of(), script, "check");
    Process other = start(folder, Map.of(), script, "check");
    assertThat(Run.of(one).exit()).isEqualTo(3);
    assertThat(Run.of(other).exit()).isEqualTo(3);
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    Files.delete(tools.resolve("mvn"));
    assertThat(run("check").errors()).contains("Maven is missing");
    executable(Files.writeString(tools.resolve("java"), JAVA.replace("17.0.1", "11.0.2")));
    Run old = run("check");
    assertThat(old.errors()).contains("Java 17 or later is needed", "version 11");
    assertThat(old.exit()).isEqualTo(1);
    Files.delete(tools.resolve("java"));
    assertThat(run("check").errors()).contains("Java is missing");
  }

  private Run run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(project.resolve("interpres").toString()));
    command.addAll(List.of(arguments));
    return run(folder, Map.of(), command.toArray(String[]::new));
  }

  private Run run(Path from, Map<String, String> environment, String... command) throws Exception {
    return Run.of(start(from, environment, command));
  }

  private Process start(Path from, Map<String, String> environment, String... command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("LANG", "C.UTF-8");
    builder.environment().put("TMPDIR", folder.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private int builds() throws IOException {
    return Files.readAllLines(folder.resolve("builds")).size();
  }

  private static void inTheFuture(Path path, int seconds) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(seconds)));
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** What a run of the script came to. */
  private record Run(long process, int exit, String output, String errors) {

    static Run of(Process process) throws IOException, InterruptedException {
      String output = read(process.getInputStream().readAllBytes());
      String errors = read(process.getErrorStream().readAllBytes());
      return new Run(process.pid(), process.waitFor(), output, errors);
    }

    private static String read(byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    List<String> said(String what) {
      return output
          .lines()
          .filter(line -> line.startsWith(what + " "))
          .map(line -> line.substring(what.length() + 1))
          .toList();
    }
  }
}
