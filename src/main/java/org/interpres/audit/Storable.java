package org.interpres.audit;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a text one that PostgreSQL gives back as it was stored: it refuses U+0000, and half a
 * surrogate pair has no UTF-8, so that the hash computed before storing would differ from the one
 * computed after reading. Both become U+FFFD; an audit event is never refused for them.
 */
final class Storable {

  private Storable() {}

  static String text(String value) {
    StringBuilder storable = new StringBuilder(value.length());
    value
        .codePoints()
        .map(point -> point == 0 || isSurrogate(point) ? 0xFFFD : point)
        .forEach(storable::appendCodePoint);
    return storable.toString();
  }

  static SortedMap<String, String> details(SortedMap<String, String> details) {
    SortedMap<String, String> storable = new TreeMap<>();
    details.forEach((key, value) -> storable.put(text(key), text(value)));
    return storable;
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
