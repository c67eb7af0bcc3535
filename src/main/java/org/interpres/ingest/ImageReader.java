package org.interpres.ingest;

import java.util.ArrayList;
import java.util.List;
import org.interpres.article.Block;
import org.interpres.article.Unit;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Reads images that stand by themselves. */
final class ImageReader {

  private final UnitList units;

  ImageReader(UnitList units) {
    this.units = units;
  }

  /** Whether there are images and nothing else. */
  boolean only(List<Node> nodes) {
    boolean any = false;
    for (Node node : nodes) {
      boolean image = node instanceof Element element && element.normalName().equals("img");
      boolean blank = node instanceof TextNode text && Characters.blank(text.getWholeText());
      any = any || image;
      if (!image && !blank) {
        return false;
      }
    }
    return any;
  }

  /** Each as a block; its title, which no touch screen shows, is a caption below it. */
  List<Block> read(List<Node> nodes) {
    List<Block> blocks = new ArrayList<>();
    for (Node node : nodes) {
      if (node instanceof Element image) {
        String alt = image.attr("alt");
        blocks.add(new Block.Image(image.attr("src"), units.add(Unit.Kind.IMAGE_ALT, alt)));
        String title = image.attr("title");
        Integer caption = title.equals(alt) ? null : units.add(Unit.Kind.CAPTION, title);
        if (caption != null) {
          blocks.add(new Block.Paragraph(caption));
        }
      }
    }
    return blocks;
  }
}
