package org.interpres.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.interpres.article.InlineElement;
import org.interpres.article.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A unit's text while it is made: text, and elements that open, close or stand alone, in order.
 * {@link #finished} collapses white space, drops what is empty, and gives each tag its number.
 */
final class InlineText {

  /**
   * An element of the source.
   *
   * @param attached text that stands in an attribute and is a unit of its own, or null
   */
  record Tag(
      String name,
      Map<String, String> attributes,
      @Nullable String literal,
      @Nullable Attached attached) {}

  /** Text of an attribute. */
  record Attached(Unit.Kind kind, String text) {}

  /** A text with tags, and what they stand for, each at the id that is its place, from 1. */
  record Finished(String text, List<Tag> tags) {}

  sealed interface Piece {}

  record Text(String text) implements Piece {}

  record Open(Tag tag) implements Piece {}

  record Close() implements Piece {}

  record Alone(Tag tag) implements Piece {}

  private static final Tag LINE_BREAK = new Tag("br", Map.of(), null, null);

  private final List<Piece> pieces = new ArrayList<>();
  private boolean inLine;
  private boolean breakDue;

  void text(String text) {
    if (!Characters.blank(text)) {
      content();
    }
    pieces.add(new Text(text));
  }

  void open(Tag tag) {
    pieces.add(new Open(tag));
  }

  void lineBreak() {
    pieces.add(new Alone(LINE_BREAK));
    inLine = false;
    breakDue = false;
  }

  /** Ends a line, if there is text in it: the next text gets a line break before. */
  void endLine() {
    breakDue = breakDue || inLine;
    inLine = false;
  }

  private void content() {
    if (breakDue) {
      lineBreak();
    }
    inLine = true;
  }

  void close() {
    pieces.add(new Close());
  }

  void alone(Tag tag) {
    content();
    pieces.add(new Alone(tag));
  }

  /** Null where a reader would see nothing. */
  @Nullable Finished finished() {
    List<Piece> kept = WhiteSpace.collapsed(withoutEmpty(withoutOuterBreaks(pieces)));
    StringBuilder text = new StringBuilder();
    List<Tag> tags = new ArrayList<>();
    for (Piece piece : kept) {
      if (piece instanceof Text literal) {
        LiteralRuns.write(literal.text(), text, tags);
      } else if (piece instanceof Open open) {
        tags.add(open.tag());
        text.append("<g id=\"").append(tags.size()).append("\">");
      } else if (piece instanceof Close) {
        text.append("</g>");
      } else if (piece instanceof Alone alone) {
        standalone(alone.tag(), text, tags);
      }
    }
    return text.isEmpty() ? null : new Finished(text.toString(), tags);
  }

  static void standalone(Tag tag, StringBuilder text, List<Tag> tags) {
    tags.add(tag);
    text.append("<x id=\"").append(tags.size()).append("\"/>");
  }

  private static boolean visible(Piece piece) {
    return piece instanceof Text text
        ? !Characters.blank(text.text())
        : piece instanceof Alone && !isBreak(piece);
  }

  static boolean isBreak(Piece piece) {
    return piece instanceof Alone alone && alone.tag().name().equals("br");
  }

  private static List<Piece> withoutOuterBreaks(List<Piece> all) {
    int first = 0;
    while (first < all.size() && !visible(all.get(first))) {
      first++;
    }
    int last = all.size() - 1;
    while (last > first && !visible(all.get(last))) {
      last--;
    }
    List<Piece> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean outer = i < first || i > last;
      if (!(outer && (isBreak(all.get(i)) || all.get(i) instanceof Text))) {
        kept.add(all.get(i));
      }
    }
    return kept;
  }

  /** An element around nothing goes; white space in it stays. Texts that then meet are one. */
  private static List<Piece> withoutEmpty(List<Piece> all) {
    boolean[] dropped = new boolean[all.size()];
    Deque<Integer> opened = new ArrayDeque<>();
    int seen = 0;
    Deque<Integer> seenAtOpening = new ArrayDeque<>();
    for (int i = 0; i < all.size(); i++) {
      Piece piece = all.get(i);
      if (piece instanceof Open) {
        opened.push(i);
        seenAtOpening.push(seen);
      } else if (piece instanceof Close) {
        int opening = opened.pop();
        dropped[i] = seenAtOpening.pop() == seen;
        dropped[opening] = dropped[i];
      } else if (visible(piece)) {
        seen++;
      }
    }
    List<Piece> kept = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof Text text) {
        run.append(text.text());
      } else if (!dropped[i]) {
        flush(run, kept);
        kept.add(all.get(i));
      }
    }
    flush(run, kept);
    return kept;
  }

  private static void flush(StringBuilder run, List<Piece> kept) {
    if (!run.isEmpty()) {
      kept.add(new Text(run.toString()));
      run.setLength(0);
    }
  }

  /** An element as the stored document names it. */
  static InlineElement element(Tag tag, int id, @Nullable Integer textUnit) {
    return new InlineElement(id, tag.name(), tag.attributes(), tag.literal(), textUnit);
  }
}
