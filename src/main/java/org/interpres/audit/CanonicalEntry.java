package org.interpres.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.interpres.article.Sha256;

/**
 * What the hash of an entry covers. The encoding is one JSON array in the canonical form of RFC
 * 8785, without whitespace, as UTF-8:
 *
 * <pre>
 * ["&lt;previous hash&gt;","&lt;chain&gt;",&lt;sequence&gt;,"&lt;at&gt;","&lt;actor&gt;","&lt;action&gt;","&lt;outcome&gt;",{&lt;details&gt;}]
 * </pre>
 *
 * <ul>
 *   <li>the hash before, 64 lower-case hexadecimal digits; SHA-256 of nothing for a chain's first;
 *   <li>the chain: an article's slug, or the empty string;
 *   <li>the sequence, a decimal integer without leading zeros, 1 for a chain's first;
 *   <li>the time in UTC with six fractional digits, as exact as PostgreSQL stores it: {@code
 *       2026-11-22T20:04:52.000120Z};
 *   <li>details: an object whose keys are sorted by UTF-16 code units and whose values are strings.
 * </ul>
 *
 * In strings only {@code "}, {@code \} and characters below U+0020 are escaped, by the short form
 * where JSON has one and else as {@code \}{@code u00xx} with lower-case digits.
 */
final class CanonicalEntry {

  /** The hash before a chain's first entry. */
  static final Sha256 BEFORE_FIRST = Sha256.of("");

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final StringBuilder json = new StringBuilder(256);

  private CanonicalEntry() {}

  static Sha256 hash(AuditTrail.Entry entry) {
    return Sha256.of(encode(entry));
  }

  static String encode(AuditTrail.Entry entry) {
    CanonicalEntry encoding = new CanonicalEntry();
    encoding.json.append('[');
    encoding.string(entry.previousHash().hex()).then();
    encoding.string(entry.chain()).then();
    encoding.json.append(entry.sequence());
    encoding.then().string(time(entry.at())).then();
    encoding.string(entry.actor()).then();
    encoding.string(entry.action()).then();
    encoding.string(entry.outcome()).then();
    encoding.object(entry.details()).json.append(']');
    return encoding.json.toString();
  }

  private static String time(Instant at) {
    return MICROSECONDS.format(at);
  }

  private CanonicalEntry then() {
    json.append(',');
    return this;
  }

  private CanonicalEntry object(SortedMap<String, String> members) {
    json.append('{');
    for (Iterator<Map.Entry<String, String>> each = members.entrySet().iterator();
        each.hasNext(); ) {
      Map.Entry<String, String> member = each.next();
      string(member.getKey()).json.append(':');
      string(member.getValue());
      if (each.hasNext()) {
        then();
      }
    }
    json.append('}');
    return this;
  }

  private CanonicalEntry string(String value) {
    json.append('"');
    for (int at = 0; at < value.length(); at++) {
      character(value.charAt(at));
    }
    json.append('"');
    return this;
  }

  private void character(char unit) {
    switch (unit) {
      case '"' -> json.append("\\\"");
      case '\\' -> json.append("\\\\");
      case '\b' -> json.append("\\b");
      case '\t' -> json.append("\\t");
      case '\n' -> json.append("\\n");
      case '\f' -> json.append("\\f");
      case '\r' -> json.append("\\r");
      default -> {
        if (unit < 0x20) {
          json.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        } else {
          json.append(unit);
        }
      }
    }
  }
}
