package org.interpres.ingest;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of a node as a reader sees it, blocks and line breaks as lines. */
final class PlainLines implements NodeVisitor {

  private final StringBuilder text = new StringBuilder();
  private int preformatted;

  private PlainLines() {}

  static String of(Node node) {
    PlainLines lines = new PlainLines();
    node.traverse(lines);
    return lines.text.toString();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode leaf) {
      append(leaf.getWholeText());
    } else if (node instanceof Element element) {
      if (element.normalName().equals("pre")) {
        preformatted++;
      }
      if (element.normalName().equals("br")) {
        text.append('\n');
      } else if (Vocabulary.block(element)) {
        line();
      }
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element && Vocabulary.block(element)) {
      line();
      if (element.normalName().equals("pre")) {
        preformatted--;
      }
    }
  }

  private void append(String leaf) {
    if (preformatted > 0) {
      text.append(leaf.replace("\r\n", "\n").replace('\r', '\n'));
      return;
    }
    for (int i = 0; i < leaf.length(); i++) {
      char c = leaf.charAt(i);
      boolean space = Characters.collapses(c);
      boolean afterSpace = text.isEmpty() || Characters.collapses(text.charAt(text.length() - 1));
      if (!space) {
        text.append(c);
      } else if (!afterSpace) {
        text.append(' ');
      }
    }
  }

  private void line() {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }
}
