package org.interpres.quality;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.InlineToken;

/**
 * The tags of a text: which there are, how often, inside which, and whether they hold anything. A
 * paired element can span sentences, so a segment may begin inside one and end inside another.
 */
final class TagShape {

  /**
   * An element that begins in this text.
   *
   * @param parent the id of the element around it, 0 without one
   * @param filled whether it holds text or a stand-alone tag
   */
  record Element(int id, int parent, boolean filled, Span span) {}

  /** Each element that begins here, in the order of the text, and each stand-alone tag. */
  final List<Element> paired = new ArrayList<>();

  final List<Element> standalone = new ArrayList<>();

  /**
   * {@code </g>} of elements that began in an earlier segment; true where text stands before it.
   */
  final List<Boolean> closesFromBefore = new ArrayList<>();

  /** Elements that go on into the next segment. */
  int openAtEnd;

  private record Begun(int id, int parent, Span span, int contentBefore) {}

  TagShape(String text) {
    Deque<Begun> open = new ArrayDeque<>();
    int content = 0;
    for (InlineToken token : InlineToken.parse(text)) {
      Span span = new Span(token.start(), token.end());
      if (token instanceof InlineToken.Text words) {
        content += words.text().isBlank() ? 0 : 1;
      } else if (token instanceof InlineToken.Standalone tag) {
        content++;
        standalone.add(new Element(tag.id(), 0, true, span));
      } else if (token instanceof InlineToken.Open tag) {
        int parent = open.isEmpty() ? 0 : open.peek().id();
        open.push(new Begun(tag.id(), parent, span, content));
      } else if (open.isEmpty()) {
        closesFromBefore.add(content > 0);
        content = 0;
      } else {
        close(open.pop(), content);
      }
    }
    openAtEnd = open.size();
    while (!open.isEmpty()) {
      close(open.pop(), content);
    }
  }

  private void close(Begun element, int content) {
    boolean filled = content > element.contentBefore();
    paired.add(new Element(element.id(), element.parent(), filled, element.span()));
  }

  static Map<Integer, List<Element>> byId(List<Element> elements) {
    Map<Integer, List<Element>> byId = new HashMap<>();
    for (Element element : elements) {
      byId.computeIfAbsent(element.id(), id -> new ArrayList<>()).add(element);
    }
    return byId;
  }
}
