package org.interpres.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.Excerpt;
import org.interpres.article.Phrase;

/** Web and mail addresses of the source are in the target, letter by letter. */
final class AddressCheck implements Check {

  private record Address(String value, Span span) {}

  @Override
  public String id() {
    return "URL";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    List<Address> source = addresses(pair.source());
    List<Address> target = addresses(pair.target());
    Map<String, Integer> found = new HashMap<>();
    target.forEach(address -> found.merge(address.value(), 1, Integer::sum));
    List<Finding> findings = new ArrayList<>();
    for (Address address : source) {
      if (found.merge(address.value(), -1, Integer::sum) < 0) {
        findings.add(
            new Finding(
                id(),
                Severity.MAJOR,
                Phrase.of("finding.url", Excerpt.of(address.value())),
                address.span(),
                target.isEmpty() ? null : target.get(0).span()));
      }
    }
    return findings;
  }

  private static List<Address> addresses(String text) {
    List<Address> addresses = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      boolean web =
          text.startsWith("http://", at)
              || text.startsWith("https://", at)
              || (text.startsWith("www.", at) && (at == 0 || text.charAt(at - 1) != '/'));
      int mail = web || text.charAt(at) != '@' ? -1 : at;
      int from = mail > 0 ? back(text, mail) : at;
      int to = web || (mail > 0 && from < mail) ? end(text, at) : at;
      if (to > at + 1) {
        addresses.add(new Address(text.substring(from, to), new Span(from, to)));
        at = to;
      } else {
        at++;
      }
    }
    return addresses;
  }

  private static int back(String text, int from) {
    int at = from;
    while (at > 0
        && from - at < 64
        && (ascii(text.charAt(at - 1)) || ".-_+".indexOf(text.charAt(at - 1)) >= 0)) {
      at--;
    }
    return at;
  }

  private static boolean ascii(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  /**
   * Up to a space, a bracket or a character that no address has; a final full stop is the
   * sentence's.
   */
  private static int end(String text, int from) {
    int to = from;
    while (to < text.length()
        && text.charAt(to) > ' '
        && text.charAt(to) < 0x7F
        && "<>\"()[]{}".indexOf(text.charAt(to)) < 0) {
      to++;
    }
    while (to > from && ".,;:!?'".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return to;
  }
}
