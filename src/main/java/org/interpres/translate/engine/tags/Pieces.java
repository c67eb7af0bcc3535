package org.interpres.translate.engine.tags;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.interpres.article.InlineToken;
import org.interpres.translate.engine.EngineTerm;
import org.jspecify.annotations.Nullable;

/**
 * A text cut into what engines tell apart: words, terms, pairs of tags, and single tags. A {@code
 * <g>} whose end stands in the next sentence is a single tag: markup engines repair what is not
 * balanced, and so lose or invent an end.
 */
final class Pieces {

  /** Numbers count the tags and terms of a text from 1; an end has the number of its start. */
  sealed interface Piece {

    record Words(String text) implements Piece {}

    /** {@code text} is the term as it stands there. */
    record Term(int number, String text, EngineTerm term) implements Piece {}

    record Start(int number, String tag) implements Piece {}

    record End(int number) implements Piece {}

    record Single(int number, String tag) implements Piece {}
  }

  private final List<Piece> pieces = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private int numbers;

  private Pieces() {}

  static List<Piece> of(String source, List<EngineTerm> terms) {
    Pieces cut = new Pieces();
    for (InlineToken token : InlineToken.parse(source)) {
      String text = source.substring(token.start(), token.end());
      if (token instanceof InlineToken.Text) {
        cut.words(text, terms);
      } else {
        cut.tag(text);
      }
    }
    return List.copyOf(cut.pieces);
  }

  private void words(String text, List<EngineTerm> terms) {
    int from = 0;
    for (int at = 0; at < text.length(); ) {
      EngineTerm term = longestAt(text, at, terms);
      if (term == null) {
        at++;
        continue;
      }
      if (at > from) {
        pieces.add(new Piece.Words(text.substring(from, at)));
      }
      from = at + term.source().length();
      pieces.add(new Piece.Term(++numbers, text.substring(at, from), term));
      at = from;
    }
    if (from < text.length()) {
      pieces.add(new Piece.Words(text.substring(from)));
    }
  }

  /** Terms are whole words, and a capital letter of theirs counts: “IT” is not “it”. */
  private static @Nullable EngineTerm longestAt(String text, int at, List<EngineTerm> terms) {
    EngineTerm longest = null;
    for (EngineTerm term : terms) {
      String source = term.source();
      if (text.regionMatches(term.anyCase(), at, source, 0, source.length())
          && !joins(text, at)
          && !joins(text, at + source.length())
          && (longest == null || source.length() > longest.source().length())) {
        longest = term;
      }
    }
    return longest;
  }

  /** Whether the characters on both sides of an offset belong to one word. */
  private static boolean joins(String text, int at) {
    if (at == 0 || at == text.length()) {
      return false;
    }
    int before = text.codePointBefore(at);
    int after = text.codePointAt(at);
    return Character.isLetterOrDigit(before)
        && Character.isLetterOrDigit(after)
        && !Character.isIdeographic(before)
        && !Character.isIdeographic(after);
  }

  /** An end makes a pair of the nearest single start before it. */
  private void tag(String tag) {
    if (tag.equals("</g>") && !open.isEmpty()) {
      int start = open.pop();
      Piece.Single opening = (Piece.Single) pieces.get(start);
      pieces.set(start, new Piece.Start(opening.number(), opening.tag()));
      pieces.add(new Piece.End(opening.number()));
      return;
    }
    if (tag.startsWith("<g")) {
      open.push(pieces.size());
    }
    pieces.add(new Piece.Single(++numbers, tag));
  }
}
