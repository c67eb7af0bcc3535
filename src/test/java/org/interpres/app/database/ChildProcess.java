package org.interpres.app.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JVM of its own with this class path. Its main class says what it has to say in lines that begin
 * with {@link #SAYS}; the other lines are its log.
 */
final class ChildProcess implements AutoCloseable {

  static final String SAYS = "> ";

  private final Process process;
  private final BufferedReader output;

  private ChildProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static ChildProcess start(Class<?> main, String... arguments) throws IOException {
    return start(List.of(), classPath(), main, arguments);
  }

  /**
   * @param prefix put before the command, as to run it as another user
   */
  static ChildProcess start(
      List<String> prefix, String classPath, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", classPath, main.getName()));
    Stream.of(arguments).forEach(command::add);
    return new ChildProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** The next thing that it says, or null at the end of its output. */
  @Nullable String line() throws IOException {
    String line = output.readLine();
    while (line != null && !line.startsWith(SAYS)) {
      line = output.readLine();
    }
    return line == null ? null : line.substring(SAYS.length());
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Waits for the process to end. */
  int exit() throws InterruptedException {
    return process.waitFor();
  }

  /** As {@code kill -9}. By the handle: the process's own method would close its output too. */
  void kill() {
    handle().destroyForcibly();
  }

  @Override
  public void close() throws IOException {
    kill();
    process.onExit().join();
    output.close();
  }
}
