package org.interpres.ingest;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Takes nodes out of their parents all at once: jsoup counts the siblings anew for each that is
 * removed by itself, so that 300 KB of {@code <option>} took a minute. Not thread-safe.
 */
final class Removals {

  private final Map<Element, Set<Node>> removed = new IdentityHashMap<>();

  void add(Node node) {
    if (node.parent() instanceof Element parent) {
      removed.computeIfAbsent(parent, p -> new HashSet<>()).add(node);
    }
  }

  void apply() {
    removed.forEach(Removals::take);
    removed.clear();
  }

  private static void take(Element parent, Set<Node> nodes) {
    List<Node> kept = parent.childNodes().stream().filter(child -> !nodes.contains(child)).toList();
    parent.empty();
    parent.appendChildren(kept);
  }
}
