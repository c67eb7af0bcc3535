package org.interpres.publish.web;

import java.util.List;

/**
 * {@code If-None-Match} (RFC 9110, 13.1.2): a list of entity tags, or {@code *}. The comparison is
 * the weak one, because a cache on the way may have weakened a tag when it compressed the body.
 */
final class EntityTags {

  private EntityTags() {}

  /**
   * @param headers each {@code If-None-Match} of the request
   * @param tag a strong tag with its quotes
   */
  static boolean match(List<String> headers, String tag) {
    return headers.stream().anyMatch(header -> matches(header, tag));
  }

  /** Tags may contain commas: the list is read tag by tag. Rubbish matches nothing. */
  private static boolean matches(String header, String tag) {
    String rest = header.strip();
    if (rest.equals("*")) {
      return true;
    }
    while (!rest.isEmpty()) {
      int from = rest.startsWith("W/") ? 2 : 0;
      int end = rest.length() > from && rest.charAt(from) == '"' ? rest.indexOf('"', from + 1) : -1;
      if (end < 0) {
        return false;
      }
      if (rest.substring(from, end + 1).equals(tag)) {
        return true;
      }
      rest = rest.substring(end + 1).strip();
      if (!rest.isEmpty() && rest.charAt(0) != ',') {
        return false;
      }
      rest = rest.isEmpty() ? "" : rest.substring(1).strip();
    }
    return false;
  }
}
