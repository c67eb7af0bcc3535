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

class SegmentCommandTest {

  private final StringWriter results = new StringWriter();
  private final StringWriter errors = new StringWriter();
  @TempDir private Path folder;

  @Test
  void printsTheSentencesOfEachLineTrimmedAsJson() throws IOException {
    assertThat(run("en", "Ask Dr. Smith.  Say \"yes\". \n\n Go!")).isZero();
    assertThat(results.toString().lines())
        .containsExactly("[\"Ask Dr. Smith.\",\"Say \\\"yes\\\".\"]", "[]", "[\"Go!\"]");
    assertThat(errors.toString()).isEmpty();
  }

  @Test
  void aByteOrderMarkAndCarriageReturnsAreNoText() throws IOException {
    assertThat(run("ja", "\uFEFF痛い。はい。\r\n\r\n")).isZero();
    assertThat(results.toString().lines()).containsExactly("[\"痛い。\",\"はい。\"]", "[]");
  }

  @Test
  void anEmptyFilePrintsNothing() throws IOException {
    assertThat(run("en", "")).isZero();
    assertThat(results.toString()).isEmpty();
  }

  @Test
  void bytesThatAreNotUtf8AreToldWithTheirLine() throws IOException {
    assertThat(run("de", "Gut.\nSch\u00F6n.".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(2);
    assertThat(errors.toString()).contains("line 2").contains("UTF-8");
  }

  @Test
  void aMissingFileIsAUsageError() {
    assertThat(execute("--locale", "en", folder.resolve("none.txt").toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("There is no file").contains("none.txt");
  }

  @Test
  void aFolderIsNoFile() {
    assertThat(execute("--locale", "en", folder.toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("Cannot read");
  }

  @Test
  void anUnknownLocaleIsAUsageError() throws IOException {
    assertThat(run("klingonese", "Hello.")).isEqualTo(2);
    assertThat(errors.toString()).contains("klingonese").contains("BCP 47");
  }

  @Test
  void aMissingLocaleIsAUsageError() {
    assertThat(execute("file.txt")).isEqualTo(2);
    assertThat(errors.toString()).contains("--locale");
  }

  private int run(String locale, String text) throws IOException {
    return run(locale, text.getBytes(StandardCharsets.UTF_8));
  }

  private int run(String locale, byte[] bytes) throws IOException {
    return execute("--locale", locale, Files.write(folder.resolve("units.txt"), bytes).toString());
  }

  private int execute(String... arguments) {
    return new CommandLine(new SegmentCommand())
        .setOut(new PrintWriter(results, true))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments);
  }
}
