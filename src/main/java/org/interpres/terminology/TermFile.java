package org.interpres.terminology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.Excerpt;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file of terms: UTF-8, a header line, then a term a line. A field with a comma stands in
 * quotes, a quote within them is doubled, as spreadsheets write it; a field has no line break.
 */
final class TermFile {

  static final String HEADER = "source,locale,target,do-not-translate,forbidden";

  private static final int COLUMNS = 5;

  private final String file;
  private final Map<String, Integer> lines = new HashMap<>();

  private TermFile(String file) {
    this.file = file;
  }

  /**
   * @throws InvalidTerms with file, line and reason
   */
  static List<Term> read(Path path) {
    String name = String.valueOf(path.getFileName());
    List<String> lines;
    try {
      lines = Files.readAllLines(path, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new InvalidTerms(name, 1, "the file is not UTF-8; store it as “CSV UTF-8”");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TermFile(name).terms(lines);
  }

  private List<Term> terms(List<String> lines) {
    // Spreadsheets begin a UTF-8 file with a byte order mark.
    if (lines.isEmpty() || !lines.get(0).replace("\uFEFF", "").strip().equals(HEADER)) {
      throw new InvalidTerms(file, 1, "the header must be " + HEADER);
    }
    List<Term> terms = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !line.startsWith("#")) {
        terms.add(term(i + 1, fields(i + 1, line)));
      }
    }
    return terms;
  }

  private Term term(int line, List<String> fields) {
    if (fields.size() != COLUMNS) {
      throw new InvalidTerms(
          file,
          line,
          "five columns are wanted (%s), here are %d; a text with a comma stands in quotes"
              .formatted(HEADER, fields.size()));
    }
    String source = fields.get(0);
    if (source.isEmpty()) {
      throw new InvalidTerms(file, line, "the source is empty: name the term");
    }
    LocaleTag locale = locale(line, fields.get(1));
    Integer before = lines.putIfAbsent(source + "\n" + fields.get(1), line);
    if (before != null) {
      throw new InvalidTerms(
          file,
          line,
          "“%s” is there already for this locale, in line %d"
              .formatted(Excerpt.of(source), before));
    }
    List<String> forbidden =
        List.of(fields.get(4).split("\\|")).stream()
            .map(String::strip)
            .filter(wrong -> !wrong.isEmpty())
            .toList();
    String target = target(line, fields);
    if (target == null && forbidden.isEmpty()) {
      throw new InvalidTerms(
          file,
          line,
          "“%s” has neither a target nor a forbidden translation".formatted(Excerpt.of(source)));
    }
    if (target != null && forbidden.contains(target)) {
      throw new InvalidTerms(
          file, line, "“%s” is both the target and forbidden".formatted(Excerpt.of(target)));
    }
    return new Term(source, locale, target, forbidden);
  }

  private @Nullable String target(int line, List<String> fields) {
    String target = fields.get(2);
    return switch (fields.get(3)) {
      case "", "no" -> target.isEmpty() ? null : target;
      case "yes" -> {
        if (!target.isEmpty() && !target.equals(fields.get(0))) {
          throw new InvalidTerms(
              file,
              line,
              "do-not-translate is yes, yet there is another target (“%s”): leave one of them out"
                  .formatted(Excerpt.of(target)));
        }
        yield fields.get(0);
      }
      default ->
          throw new InvalidTerms(
              file,
              line,
              "do-not-translate is yes, no or empty, not “%s”"
                  .formatted(Excerpt.of(fields.get(3))));
    };
  }

  private @Nullable LocaleTag locale(int line, String tag) {
    if (tag.equals("*")) {
      return null;
    }
    try {
      return LocaleTag.parse(tag);
    } catch (InvalidName e) {
      throw new InvalidTerms(file, line, e.getMessage() + " For every locale write *.");
    }
  }

  private List<String> fields(int line, String text) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"' && (quoted || field.toString().isBlank())) {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    if (quoted) {
      throw new InvalidTerms(file, line, "a quote is opened and not closed in its line");
    }
    fields.add(field.toString().strip());
    return fields;
  }
}
