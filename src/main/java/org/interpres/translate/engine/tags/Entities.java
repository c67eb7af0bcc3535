package org.interpres.translate.engine.tags;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Literal text in XML and HTML, and back. Nothing is decoded twice. */
final class Entities {

  /** With its semicolon only: {@code &copy} without one is what somebody wrote. */
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{0,31}));");

  private Entities() {}

  static String escape(String literal) {
    return literal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static String attribute(String literal) {
    return escape(literal).replace("\"", "&quot;");
  }

  static String unescape(String text) {
    return text.indexOf('&') < 0
        ? text
        : ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found)));
  }

  private static String character(MatchResult entity) {
    if (entity.group(3) != null) {
      String named = org.jsoup.nodes.Entities.getByName(entity.group(3));
      return named.isEmpty() ? entity.group() : named;
    }
    int codePoint =
        entity.group(1) != null
            ? Integer.parseInt(entity.group(1))
            : Integer.parseInt(entity.group(2), 16);
    boolean valid =
        Character.isValidCodePoint(codePoint)
            && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    return valid ? Character.toString(codePoint) : entity.group();
  }
}
