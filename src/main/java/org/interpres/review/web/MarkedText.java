package org.interpres.review.web;

import java.io.Serializable;
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
import org.interpres.article.Phrase;
import org.jspecify.annotations.Nullable;

/** A segment's text as the workbench shows it: tags as chips, findings marked. */
final class MarkedText {

  /**
   * A part of the text; the texts and chips joined in order are the text.
   *
   * @param text literal text, empty for a chip
   * @param chip what stands for a tag, empty for text
   * @param title what the tag is to a reader; null for text
   * @param tone the worst of the findings that cover it: {@code critical}, {@code major}, {@code
   *     minor} or {@code waived}; empty where none does
   * @param ends numbers of the findings whose span ends here
   */
  public record Piece(
      String text, String chip, @Nullable Phrase title, String tone, List<Integer> ends) {

    static Piece of(String text, String tone, List<Integer> ends) {
      return new Piece(text, "", null, tone, ends);
    }
  }

  /**
   * A finding's span: UTF-16 offsets, the end exclusive; an empty one is a place.
   *
   * @param number as the list of findings counts
   */
  record Mark(int number, int from, int to, String tone) {}

  private static final List<String> WORST_FIRST = List.of("critical", "major", "minor", "waived");

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

  /** A tag's element to a reader: a link, or what stands in the source as it is. */
  static Serializable name(InlineElement element) {
    return element.literal() != null
        ? element.literal()
        : Phrase.Name.of("tag-name.", element.name());
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
      pieces.add(Piece.of("", "", first));
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
      pieces.add(Piece.of(text.substring(from, to), tone(from, to), ending(from, to)));
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

  private Phrase title(InlineToken token) {
    if (token instanceof InlineToken.Open tag) {
      return Phrase.of("tag.begins", named(tag.id()));
    }
    return token instanceof InlineToken.Standalone tag
        ? Phrase.of("tag.stands", named(tag.id()))
        : Phrase.of("tag.ends");
  }

  private Serializable named(int id) {
    InlineElement element = elements.get(id);
    return element == null ? Phrase.of("tag.unnamed", id) : name(element);
  }

  /** A check that counts past the end is the check's mistake; the page still has to show it. */
  private static Mark within(Mark mark, int length) {
    int from = Math.max(0, Math.min(mark.from(), length));
    return new Mark(mark.number(), from, Math.max(from, Math.min(mark.to(), length)), mark.tone());
  }
}
