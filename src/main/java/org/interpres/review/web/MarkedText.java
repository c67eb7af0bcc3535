package org.interpres.review.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.interpres.article.InlineElement;
import org.interpres.article.InlineToken;

/** A segment's text as the workbench shows it: tags as chips, findings marked. */
final class MarkedText {

  /**
   * A part of the text; the texts and chips joined in order are the text.
   *
   * @param text literal text, empty for a chip
   * @param chip what stands for a tag, empty for text
   * @param title what the tag is to a reader
   * @param tone the worst of the findings that cover it: {@code critical}, {@code major}, {@code
   *     minor} or {@code waived}; empty where none does
   * @param ends numbers of the findings whose span ends here
   */
  public record Piece(String text, String chip, String title, String tone, List<Integer> ends) {}

  /**
   * A finding's span: UTF-16 offsets, the end exclusive; an empty one is a place.
   *
   * @param number as the list of findings counts
   */
  record Mark(int number, int from, int to, String tone) {}

  private static final List<String> WORST_FIRST = List.of("critical", "major", "minor", "waived");

  private static final Map<String, String> READABLE =
      Map.of(
          "a",
          "link",
          "b",
          "bold",
          "strong",
          "bold",
          "i",
          "italic",
          "em",
          "italic",
          "br",
          "line break",
          "img",
          "image",
          "sub",
          "subscript",
          "sup",
          "superscript");

  private final String text;
  private final List<Mark> marks;
  private final Map<Integer, InlineElement> elements;
  private final Deque<Integer> open = new ArrayDeque<>();
  private final List<Piece> pieces = new ArrayList<>();

  private MarkedText(String text, List<Mark> marks, List<InlineElement> elements) {
    this.text = text;
    this.marks = marks.stream().map(mark -> within(mark, text.length())).toList();
    this.elements =
        elements.stream().collect(Collectors.toMap(InlineElement::id, element -> element));
  }

  static List<Piece> of(String text, List<Mark> marks, List<InlineElement> elements) {
    return new MarkedText(text, marks, elements).cut();
  }

  /** A tag's element in a reader's words: {@code link}. */
  static String words(InlineElement element) {
    return element.literal() != null
        ? element.literal()
        : READABLE.getOrDefault(element.name(), element.name());
  }

  /** With tags as short as chips: a difference by word would take their markup apart. */
  static String abridged(String text) {
    return text.replaceAll("<g id=\"(\\d+)\">", "$1›")
        .replaceAll("<x id=\"(\\d+)\"/>", "‹$1›")
        .replace("</g>", "‹");
  }

  private List<Piece> cut() {
    List<Integer> first = ending(-1, 0);
    if (!first.isEmpty()) {
      pieces.add(new Piece("", "", "", "", first));
    }
    for (InlineToken token : InlineToken.parse(text)) {
      if (token instanceof InlineToken.Text words) {
        cut(words);
      } else {
        pieces.add(
            new Piece("", label(token), title(token), "", ending(token.start(), token.end())));
      }
    }
    return List.copyOf(pieces);
  }

  private void cut(InlineToken.Text words) {
    TreeSet<Integer> bounds = new TreeSet<>(List.of(words.start(), words.end()));
    for (Mark mark : marks) {
      bounds.add(Math.max(words.start(), Math.min(mark.from(), words.end())));
      bounds.add(Math.max(words.start(), Math.min(mark.to(), words.end())));
    }
    int from = bounds.pollFirst();
    for (int to : bounds) {
      pieces.add(new Piece(text.substring(from, to), "", "", tone(from, to), ending(from, to)));
      from = to;
    }
  }

  private String tone(int from, int to) {
    return WORST_FIRST.stream()
        .filter(
            tone ->
                marks.stream()
                    .anyMatch(m -> m.tone().equals(tone) && m.from() <= from && m.to() >= to))
        .findFirst()
        .orElse("");
  }

  private List<Integer> ending(int from, int to) {
    return marks.stream().filter(m -> m.to() > from && m.to() <= to).map(Mark::number).toList();
  }

  private String label(InlineToken token) {
    if (token instanceof InlineToken.Open tag) {
      open.push(tag.id());
      return tag.id() + "›";
    }
    if (token instanceof InlineToken.Standalone tag) {
      return Optional.ofNullable(elements.get(tag.id()))
          .map(InlineElement::literal)
          .map(literal -> tag.id() + " " + literal)
          .orElse(String.valueOf(tag.id()));
    }
    return "‹" + (open.isEmpty() ? "?" : String.valueOf(open.pop()));
  }

  private String title(InlineToken token) {
    if (token instanceof InlineToken.Open tag) {
      return named(tag.id()) + " begins";
    }
    return token instanceof InlineToken.Standalone tag ? named(tag.id()) : "ends";
  }

  private String named(int id) {
    InlineElement element = elements.get(id);
    return element == null ? "tag " + id : words(element);
  }

  /** A check that counts past the end is the check's mistake; the page still has to show it. */
  private static Mark within(Mark mark, int length) {
    int from = Math.max(0, Math.min(mark.from(), length));
    return new Mark(mark.number(), from, Math.max(from, Math.min(mark.to(), length)), mark.tone());
  }
}
