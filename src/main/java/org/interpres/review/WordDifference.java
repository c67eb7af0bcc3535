package org.interpres.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What became of a text, word by word: the longest common subsequence of its {@link WordTokens}.
 * Pure.
 */
public final class WordDifference {

  /** Beyond it, 2,000 words against 2,000, the texts are shown whole: nobody reads more marks. */
  private static final long MOST_CELLS = 4_000_000;

  private WordDifference() {}

  /** What happened to a piece of text. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED;

    /** As the API prints it: {@code removed}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A piece of text; pieces of a kind that follow each other are one. */
  public record Piece(Kind kind, String text) {}

  /**
   * The pieces in reading order: those that are SAME or REMOVED are {@code before}, those that are
   * SAME or ADDED are {@code after}.
   */
  public static List<Piece> between(String before, String after) {
    List<String> old = WordTokens.of(before);
    List<String> now = WordTokens.of(after);
    Pieces pieces = new Pieces();
    if ((long) old.size() * now.size() > MOST_CELLS) {
      pieces.add(Kind.REMOVED, before);
      pieces.add(Kind.ADDED, after);
      return pieces.list();
    }
    int[][] common = common(old, now);
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        pieces.add(Kind.SAME, old.get(i++));
        j++;
      } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
        pieces.add(Kind.REMOVED, old.get(i++));
      } else {
        pieces.add(Kind.ADDED, now.get(j++));
      }
    }
    return pieces.list();
  }

  /** By two starts, how long the common subsequence of the rests is. */
  private static int[][] common(List<String> old, List<String> now) {
    int[][] common = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(now.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static final class Pieces {
    private final List<Piece> pieces = new ArrayList<>();

    void add(Kind kind, String text) {
      int last = pieces.size() - 1;
      if (text.isEmpty()) {
        return;
      }
      if (last >= 0 && pieces.get(last).kind() == kind) {
        pieces.set(last, new Piece(kind, pieces.get(last).text() + text));
      } else {
        pieces.add(new Piece(kind, text));
      }
    }

    List<Piece> list() {
      return List.copyOf(pieces);
    }
  }
}
