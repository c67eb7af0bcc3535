package org.interpres.quality.quantity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A lexicon of the jar, UTF-8, a line an entry: {@code kind value = form | form}; {@code #} begins
 * a comment line. A line that is none of these is a bug of the build and an exception.
 */
public final class LexiconFile {

  /** What stands before the equals sign. */
  public record Heading(String kind, String value) {}

  private LexiconFile() {}

  /**
   * @param name a file in {@code org/interpres/quality/lexicon}
   * @return whether there is such a file
   */
  public static boolean read(String name, BiConsumer<Heading, String> formOf) {
    try (InputStream bytes = open(name)) {
      if (bytes == null) {
        return false;
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      int number = 0;
      String line;
      while ((line = lines.readLine()) != null) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          read(name + ":" + number, line, formOf);
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the lexicon " + name, e);
    }
  }

  private static @Nullable InputStream open(String name) {
    return LexiconFile.class.getResourceAsStream("/org/interpres/quality/lexicon/" + name);
  }

  private static void read(String where, String line, BiConsumer<Heading, String> formOf) {
    int space = line.indexOf(' ');
    int equals = line.indexOf(" = ");
    if (space < 1 || equals <= space) {
      throw new IllegalStateException(where + " is not “kind value = form | form”: " + line);
    }
    Heading heading =
        new Heading(line.substring(0, space), line.substring(space + 1, equals).strip());
    String forms = line.substring(equals + 3);
    int from = 0;
    while (from <= forms.length()) {
      int bar = forms.indexOf('|', from);
      String form = forms.substring(from, bar < 0 ? forms.length() : bar).strip();
      if (!form.isEmpty()) {
        formOf.accept(heading, form);
      }
      from = bar < 0 ? forms.length() + 1 : bar + 1;
    }
  }
}
