package org.interpres.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.interpres.article.Refusal;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeTraversor;

/**
 * Refuses HTML that is nested too deep or has too many elements: before it is parsed by a linear
 * look at its tags, which bounds the work, and after, by the tree itself, since only the parser
 * knows which end tags count. Everything that walks the tree may then recurse.
 */
final class MarkupBounds {

  /** Elements that end by themselves, and so do not nest without another one between. */
  private static final Set<String> UNCOUNTED =
      Set.of(
          "p",
          "li",
          "dt",
          "dd",
          "tr",
          "td",
          "th",
          "thead",
          "tbody",
          "tfoot",
          "colgroup",
          "option",
          "optgroup",
          "rb",
          "rt",
          "rp",
          "rtc",
          "area",
          "base",
          "br",
          "col",
          "embed",
          "hr",
          "img",
          "input",
          "link",
          "meta",
          "param",
          "source",
          "track",
          "wbr",
          "html",
          "head",
          "body");

  private MarkupBounds() {}

  /**
   * @throws Refusal INVALID {@code nested-too-deep} or {@code too-many-elements}
   */
  static void checkText(String html, IngestLimits limits) {
    Map<String, Integer> open = new HashMap<>();
    int depth = 0;
    int elements = 0;
    for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
      boolean end = at + 1 < html.length() && html.charAt(at + 1) == '/';
      String name = name(html, end ? at + 2 : at + 1);
      if (name.isEmpty() || UNCOUNTED.contains(name)) {
        elements += end || name.isEmpty() ? 0 : 1;
      } else if (!end) {
        elements++;
        depth++;
        open.merge(name, 1, Integer::sum);
      } else if (open.getOrDefault(name, 0) > 0) {
        depth--;
        open.merge(name, -1, Integer::sum);
      }
      // Inline elements that nobody closes pile up too; the tree's own depth is checked after.
      if (depth > 10 * limits.depth()) {
        throw tooDeep(limits);
      }
      if (elements > limits.elements()) {
        throw tooManyElements(limits);
      }
    }
  }

  private static String name(String html, int from) {
    int to = from;
    while (to < html.length() && to < from + 20 && asciiLetterOrDigit(html.charAt(to))) {
      to++;
    }
    return html.substring(from, to).toLowerCase(java.util.Locale.ROOT);
  }

  private static boolean asciiLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /**
   * @throws Refusal INVALID {@code nested-too-deep}
   */
  static void checkTree(Element root, IngestLimits limits) {
    NodeTraversor.traverse(
        (node, depth) -> {
          if (depth > limits.depth()) {
            throw tooDeep(limits);
          }
        },
        root);
  }

  static Refusal tooDeep(IngestLimits limits) {
    return new Refusal(
        Refusal.Kind.INVALID,
        "nested-too-deep",
        "The document has elements, quotations or lists more than %d deep inside each other: flatten it."
            .formatted(limits.depth()),
        Map.of("limit", limits.depth()));
  }

  static Refusal tooManyElements(IngestLimits limits) {
    return new Refusal(
        Refusal.Kind.INVALID,
        "too-many-elements",
        "The document has more than %,d elements: split it into several articles."
            .formatted(limits.elements()),
        Map.of("limit", limits.elements()));
  }
}
