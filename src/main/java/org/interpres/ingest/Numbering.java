package org.interpres.ingest;

import java.util.List;
import org.interpres.article.Block;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * How a list counts. References in the text, such as “see b)”, need the letters.
 *
 * @param start the first number, null where it has bullets
 * @param type HTML's {@code a}, {@code A}, {@code i} or {@code I}, null for digits and bullets
 */
record Numbering(@Nullable Integer start, @Nullable String type) {

  static Numbering of(Element list) {
    if (!list.normalName().equals("ol")) {
      return new Numbering(null, null);
    }
    String type = list.attr("type").strip();
    return new Numbering(start(list), type.matches("[aAiI]") ? type : null);
  }

  private static int start(Element list) {
    try {
      return list.hasAttr("start") ? Integer.parseInt(list.attr("start").strip()) : 1;
    } catch (NumberFormatException e) {
      // As browsers do.
      return 1;
    }
  }

  Block list(List<List<Block>> items) {
    return new Block.ItemList(start, items, type);
  }
}
