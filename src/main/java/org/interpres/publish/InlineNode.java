package org.interpres.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node of inline content as plain data for the templates: {@code {text}} or {@code {name,
 * attributes:[{name, value}], empty, children}}. Nothing here is HTML yet; the template escapes
 * each value where it writes it.
 */
final class InlineNode {

  private InlineNode() {}

  static Map<String, Object> text(String text) {
    return Map.of("text", text);
  }

  /**
   * @param children null where the element has none and no end tag
   */
  static Map<String, Object> element(
      String name, Map<String, String> attributes, @Nullable List<Map<String, Object>> children) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("name", name);
    node.put(
        "attributes",
        attributes.entrySet().stream()
            .map(a -> Map.of("name", a.getKey(), "value", a.getValue()))
            .toList());
    node.put("empty", children == null);
    node.put("children", children == null ? List.of() : children);
    return node;
  }

  /** What a reader sees of the nodes: untranslated code included, a line break as a new line. */
  static String shown(List<Map<String, Object>> nodes) {
    StringBuilder shown = new StringBuilder();
    for (Map<String, Object> node : nodes) {
      if (node.get("text") instanceof String text) {
        shown.append(text);
      } else if ("br".equals(node.get("name"))) {
        shown.append('\n');
      } else if (node.get("children") instanceof List<?> children) {
        shown.append(shown(cast(children)));
      }
    }
    return shown.toString();
  }

  /** An image node's text alternative. */
  static String alternative(Map<String, Object> image) {
    if (image.get("attributes") instanceof List<?> attributes) {
      for (Object attribute : attributes) {
        if (attribute instanceof Map<?, ?> pair && "alt".equals(pair.get("name"))) {
          return String.valueOf(pair.get("value"));
        }
      }
    }
    return "";
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> cast(List<?> children) {
    return (List<Map<String, Object>>) children;
  }
}
