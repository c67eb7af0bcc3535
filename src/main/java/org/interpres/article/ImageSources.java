package org.interpres.article;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The images that a document shows: in blocks of their own and within text. */
public final class ImageSources {

  private ImageSources() {}

  /** The paths that the source names, each once, those that stand by themselves first. */
  public static List<String> of(Document document) {
    Set<String> found = new LinkedHashSet<>();
    document.blocks().forEach(block -> collect(block, found));
    for (Unit unit : document.units()) {
      for (InlineElement element : unit.elements()) {
        String source = element.attributes().get("src");
        if (element.name().equals("img") && source != null) {
          found.add(source);
        }
      }
    }
    return List.copyOf(found);
  }

  private static void collect(Block block, Set<String> found) {
    if (block instanceof Block.Image image) {
      found.add(image.source());
    }
    block.inside().forEach(inner -> collect(inner, found));
  }
}
