package org.interpres.ingest;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interpres.article.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A text parted into its front matter and the rest. Front matter stands between a first line of
 * three hyphens and the next; a first line of hyphens with no {@code key:} below it is a line.
 *
 * @param body the text after the front matter, all of it where there is none
 * @param lines lines before the body
 */
record FrontMatter(Metadata metadata, String body, int lines) {

  private static final Pattern OPENING = Pattern.compile("---[ \\t]*(?:\\r\\n|\\r|\\n)");
  private static final Pattern CLOSING =
      Pattern.compile("(?m)^(?:---|\\.\\.\\.)[ \\t]*(?:\\r\\n|\\r|\\n|\\z)");
  private static final Pattern KEY =
      Pattern.compile("\\s*+(?:#[^\\r\\n]*+\\s*+)*+[\\w-]++[ \\t]*+:");
  private static final Pattern INDENTED_KEY = Pattern.compile("(?m)^( *+)[\\w-]++[ \\t]*+:");
  private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

  /**
   * A text whose front matter says what is known beside it too. What it says itself stays as it is
   * written, every line at its place; the rest is added below.
   *
   * @throws Refusal INVALID {@code front-matter-broken}
   */
  static String completed(String text, Metadata beside) {
    FrontMatter own = of(text, new Warnings());
    Metadata said = own.metadata();
    String added =
        line("title", said.title() == null ? beside.title() : null)
            + line("description", said.description() == null ? beside.description() : null);
    if (added.isEmpty()) {
      return text;
    }
    if (own.lines() == 0) {
      return "---\n" + added + "---\n" + text;
    }
    Matcher opening = OPENING.matcher(text);
    Matcher closing = CLOSING.matcher(text);
    if (!opening.lookingAt() || !closing.find(opening.end())) {
      throw new IllegalStateException("front matter without its marks");
    }
    Matcher key = INDENTED_KEY.matcher(text).region(opening.end(), closing.start());
    String indent = key.find() ? key.group(1) : "";
    return text.substring(0, closing.start())
        + added.indent(indent.length())
        + text.substring(closing.start());
  }

  private static String line(String key, @Nullable String value) {
    return value == null
        ? ""
        : key + ": '" + value.replaceAll("\\s++", " ").replace("'", "''") + "'\n";
  }

  /**
   * @throws Refusal INVALID {@code front-matter-broken}
   */
  static FrontMatter of(String text, Warnings warnings) {
    Matcher opening = OPENING.matcher(text);
    if (!opening.lookingAt()) {
      return new FrontMatter(Metadata.NONE, text, 0);
    }
    Matcher closing = CLOSING.matcher(text);
    boolean closed = closing.find(opening.end());
    boolean empty = closed && text.substring(opening.end(), closing.start()).isBlank();
    if (!empty && !KEY.matcher(text).region(opening.end(), text.length()).lookingAt()) {
      return new FrontMatter(Metadata.NONE, text, 0);
    }
    if (!closed) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "front-matter-broken",
          "The front matter that starts on line 1 has no end: close it with a line of ---.",
          Map.of("line", 1));
    }
    String yaml = text.substring(opening.end(), closing.start());
    Metadata metadata = new MetadataReader("front matter", 1, warnings).read(yaml);
    int lines = 0;
    Matcher ends = LINE_END.matcher(text).region(0, closing.end());
    while (ends.find()) {
      lines++;
    }
    return new FrontMatter(metadata, text.substring(closing.end()), lines);
  }
}
