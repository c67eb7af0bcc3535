package org.interpres.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.interpres.app.Locations;
import org.interpres.article.Excerpt;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.interpres.ingest.segmentation.InvalidSegmentationRules;
import org.interpres.ingest.segmentation.Piece;
import org.interpres.ingest.segmentation.SegmentationRules;
import org.interpres.ingest.segmentation.Segmenter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code segment}: shows how units are cut into sentences. A line is a unit; it ends with LF or
 * CRLF. Exits 2 when the file, a line of it, the locale or the rules cannot be read.
 */
@Command(
    name = "segment",
    header = "Shows how a text is cut into sentences.",
    description = {
      "Cuts each line of a UTF-8 file into sentences, by the rules of content/segmentation.srx.",
      "Prints a JSON array of strings for each line; [] for an empty one."
    })
public final class SegmentCommand implements Callable<Integer> {

  private static final int FAILED = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--locale",
      required = true,
      paramLabel = "LOCALE",
      description = "The language of the text, as a BCP 47 tag: en, es-419, zh-Hans.")
  private String locale = "";

  @Parameters(paramLabel = "FILE", description = "The file, or - for standard input.")
  private String file = "";

  @Override
  public Integer call() throws IOException {
    PrintWriter errors = spec.commandLine().getErr();
    try {
      LocaleTag language = LocaleTag.parse(locale);
      Path rules = Locations.fromEnvironment().content().resolve("segmentation.srx");
      Segmenter segmenter = new Segmenter(SegmentationRules.read(rules));
      try (InputStream bytes = open()) {
        print(new Lines(bytes), segmenter, language);
      }
      return 0;
    } catch (NoSuchFileException e) {
      errors.println("There is no file " + Excerpt.of(file) + ".");
    } catch (CharacterCodingException e) {
      errors.println(e.getMessage());
    } catch (InvalidName | InvalidSegmentationRules e) {
      errors.println(e.getMessage());
    } catch (IOException e) {
      errors.println("Cannot read " + UnreadableFile.why(e, Excerpt.of(file)));
    }
    return FAILED;
  }

  private InputStream open() throws IOException {
    return file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
  }

  private void print(Lines lines, Segmenter segmenter, LocaleTag language) throws IOException {
    PrintWriter results = spec.commandLine().getOut();
    ObjectMapper json = new ObjectMapper();
    while (lines.next()) {
      List<String> sentences =
          segmenter.pieces(lines.line(), language).stream().map(Piece::source).toList();
      results.println(json.writeValueAsString(sentences));
    }
    results.flush();
  }

  /** Decodes line by line, so that bytes that are no UTF-8 are told with their line. */
  private final class Lines {

    private final InputStream bytes;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private int number;

    Lines(InputStream bytes) {
      this.bytes = new BufferedInputStream(bytes, 1 << 16);
    }

    boolean next() throws IOException {
      read.reset();
      int next = bytes.read();
      if (next < 0) {
        return false;
      }
      while (next >= 0 && next != '\n') {
        read.write(next);
        next = bytes.read();
      }
      number++;
      return true;
    }

    String line() throws CharacterCodingException {
      String line;
      try {
        line =
            StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(read.toByteArray()))
                .toString();
      } catch (CharacterCodingException e) {
        throw new NotUtf8(
            Excerpt.of(file) + ", line " + number + ": not UTF-8. Save the file as UTF-8.");
      }
      boolean marked = number == 1 && line.startsWith("\uFEFF");
      return line.substring(marked ? 1 : 0, line.length() - (line.endsWith("\r") ? 1 : 0));
    }
  }

  private static final class NotUtf8 extends CharacterCodingException {

    private static final long serialVersionUID = 1L;

    private final String problem;

    NotUtf8(String problem) {
      this.problem = problem;
    }

    @Override
    public String getMessage() {
      return problem;
    }
  }
}
