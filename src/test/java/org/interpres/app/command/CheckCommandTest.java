package org.interpres.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {

  private static final String HEADER = "id\tsource\ttarget\n";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void a_critical_finding_exits_with_1_and_is_a_line_of_text() throws IOException {
    int exit = check(HEADER + "7\tTake 5 mg.\tTome 50 mg.\n");

    assertThat(exit).isEqualTo(1);
    assertThat(out.toString().strip())
        .isEqualTo("7\tcritical\tNUMBER\tThe source says 5 mg, the target says 50 mg.");
    assertThat(err.toString()).contains("1 pairs checked: 1 findings, 1 of them critical.");
  }

  @Test
  void a_finding_is_a_json_object_with_offsets_on_demand() throws IOException {
    check(HEADER + "7\tTake 5 mg.\tTome \"50\" mg.\n", "--format", "json");

    assertThat(out.toString().strip())
        .isEqualTo(
            "{\"id\":\"7\",\"check\":\"NUMBER\",\"severity\":\"critical\",\"message\":\"The source"
                + " says 5 mg, the target says 50.\",\"sourceSpan\":[5,9],\"targetSpan\":[6,8]}");
  }

  @Test
  void a_clean_file_with_mark_crlf_and_further_columns_exits_with_0() throws IOException {
    int exit = check("\uFEFFid\tsource\ttarget\tnote\r\n1\tTake 5 mg.\tTome 5 mg.\tx\ty\r\n");

    assertThat(exit).isZero();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void quotes_are_text() throws IOException {
    assertThat(check(HEADER + "1\t\"Take 5 mg.\tTome \"5 mg.\n")).isZero();
  }

  @Test
  void a_short_line_is_named_by_its_number() throws IOException {
    int exit = check(HEADER + "1\ta\tb\n2\tonly a source\n");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("line 3: three columns are wanted");
  }

  @Test
  void another_header_is_refused() throws IOException {
    assertThat(check("1\ta\tb\n")).isEqualTo(2);
    assertThat(err.toString()).contains("line 1: the header line must be id, source and target");
  }

  @Test
  void an_empty_file_is_refused() throws IOException {
    assertThat(check("")).isEqualTo(2);
    assertThat(err.toString()).contains("line 1: the header line");
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused_with_their_line() throws IOException {
    Path file = folder.resolve("latin1.tsv");
    Files.write(file, (HEADER + "1\ta\tñ\n").getBytes(StandardCharsets.ISO_8859_1));

    assertThat(run("--source-locale", "en", "--target-locale", "es", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("line 2: the line is not valid UTF-8");
  }

  @Test
  void a_missing_file_and_an_unknown_locale_exit_with_2() {
    String missing = folder.resolve("none.tsv").toString();

    assertThat(run("--source-locale", "en", "--target-locale", "es", missing)).isEqualTo(2);
    assertThat(err.toString()).contains("There is no file");
    assertThat(run("--source-locale", "en", "--target-locale", "tlh-x", missing)).isEqualTo(2);
    assertThat(run("--source-locale", "en", missing)).isEqualTo(2);
  }

  @Test
  void a_file_that_may_not_be_read_is_no_critical_finding() throws IOException {
    Path file = folder.resolve("secret.tsv");
    Files.writeString(file, HEADER);
    IOException denied = new java.nio.file.AccessDeniedException(file.toString());

    assertThat(UnreadableFile.why(denied, "secret.tsv"))
        .isEqualTo("secret.tsv: you may not read it (permission denied).");
  }

  @Test
  void a_pipe_is_read_as_a_file_is() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Thread writer =
        new Thread(
            () -> {
              try {
                Files.writeString(pipe, HEADER + "7\tTake 5 mg.\tTome 50 mg.\n\n");
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    writer.start();

    int exit = run("--source-locale", "en", "--target-locale", "es", pipe.toString());

    writer.join();
    assertThat(err.toString()).contains("1 pairs checked: 1 findings, 1 of them critical.");
    assertThat(exit).isEqualTo(1);
  }

  @Test
  void a_language_of_which_only_digits_are_known_says_so() throws IOException {
    Path file = folder.resolve("fi.tsv");
    Files.writeString(file, HEADER + "1\tTake 5 mg.\tOta 50 mg.\n");

    assertThat(run("--source-locale", "en", "--target-locale", "fi", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("Of Finnish (fi) only digits");
  }

  private int check(String content, String... options) throws IOException {
    Path file = folder.resolve("pairs.tsv");
    Files.writeString(file, content);
    String[] arguments = new String[options.length + 5];
    arguments[0] = "--source-locale";
    arguments[1] = "en";
    arguments[2] = "--target-locale";
    arguments[3] = "es";
    System.arraycopy(options, 0, arguments, 4, options.length);
    arguments[arguments.length - 1] = file.toString();
    return run(arguments);
  }

  private int run(String... arguments) {
    return new CommandLine(new CheckCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
