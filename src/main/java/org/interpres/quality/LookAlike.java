package org.interpres.quality;

import org.interpres.article.InlineToken;
import org.jspecify.annotations.Nullable;

/**
 * What a person or an engine wrote where a tag was meant: {@code <g id=1>}, {@code < g id="1">},
 * {@code </ g>}, {@code ＜x id="2"/＞}. To the parser it is literal text, which looks like nothing is
 * wrong.
 *
 * @param written as it stands in the text
 * @param meant the tag that it resembles
 */
record LookAlike(String written, String meant, Span span) {

  private static final int LONGEST = 32;

  static @Nullable LookAlike first(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '<' || c == '＜') {
        LookAlike found = at(text, at);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable LookAlike at(String text, int from) {
    int to = from + 1;
    while (to < text.length()
        && to - from < LONGEST
        && text.charAt(to) != '>'
        && text.charAt(to) != '＞') {
      to++;
    }
    if (to >= text.length() || to - from >= LONGEST) {
      return null;
    }
    String written = text.substring(from, to + 1);
    if (InlineToken.parse(written).get(0) instanceof InlineToken.Text) {
      String meant = meant(written);
      return meant == null ? null : new LookAlike(written, meant, new Span(from, to + 1));
    }
    return null;
  }

  private static @Nullable String meant(String written) {
    StringBuilder letters = new StringBuilder();
    StringBuilder digits = new StringBuilder();
    boolean slash = false;
    for (char c : written.toCharArray()) {
      if (Character.isLetter(c)) {
        letters.append(Character.toLowerCase(c));
      } else if (Character.isDigit(c)) {
        digits.append(Character.digit(c, 10));
      } else if (c == '/' || c == '／') {
        slash = true;
      }
    }
    String name = letters.toString();
    boolean id = !digits.isEmpty() && digits.length() <= 6;
    if (name.equals("g") && slash) {
      return "</g>";
    }
    if (name.equals("gid") && id) {
      return "<g id=\"" + digits + "\">";
    }
    return name.equals("xid") && id ? "<x id=\"" + digits + "\"/>" : null;
  }
}
