package org.interpres.ingest;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interpres.article.Refusal;

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
  private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

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
