package org.interpres.review;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import org.interpres.article.LocaleTag;

/**
 * What a person changed between two texts, by word: the longest common subsequence of their words,
 * as ICU cuts them for the locale, so that Chinese and Thai are compared by word too. The parts
 * that are not inserted joined are the earlier text, those that are not deleted the later one.
 */
public final class WordDifference {

  /** Above so many pairs of words, some 2,000 words a side, the texts are shown as replaced. */
  private static final long MOST = 4_000_000;

  private WordDifference() {}

  /** What became of a part. */
  public enum Change {
    KEPT,
    DELETED,
    INSERTED
  }

  /** A run of words with one fate; never empty. */
  public record Part(Change change, String text) {}

  public static List<Part> between(String before, String after, LocaleTag locale) {
    List<String> old = words(before, locale);
    List<String> young = words(after, locale);
    List<Part> parts = new ArrayList<>();
    if ((long) old.size() * young.size() > MOST) {
      add(parts, Change.DELETED, before);
      add(parts, Change.INSERTED, after);
      return List.copyOf(parts);
    }
    int[][] common = common(old, young);
    int i = 0;
    int j = 0;
    while (i < old.size() || j < young.size()) {
      if (i < old.size() && j < young.size() && old.get(i).equals(young.get(j))) {
        add(parts, Change.KEPT, old.get(i++));
        j++;
      } else if (j == young.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
        add(parts, Change.DELETED, old.get(i++));
      } else {
        add(parts, Change.INSERTED, young.get(j++));
      }
    }
    return List.copyOf(parts);
  }

  /** {@code common[i][j]}: how many words the rests from i and from j have in common. */
  private static int[][] common(List<String> old, List<String> young) {
    int[][] common = new int[old.size() + 1][young.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = young.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(young.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static void add(List<Part> parts, Change change, String text) {
    if (text.isEmpty()) {
      return;
    }
    Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
    if (last != null && last.change() == change) {
      parts.set(parts.size() - 1, new Part(change, last.text() + text));
    } else {
      parts.add(new Part(change, text));
    }
  }

  /** Words, and what stands between them, in order; joined they are the text. */
  private static List<String> words(String text, LocaleTag locale) {
    BreakIterator breaks = BreakIterator.getWordInstance(ULocale.forLanguageTag(locale.value()));
    breaks.setText(text);
    List<String> words = new ArrayList<>();
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      words.add(text.substring(from, to));
      from = to;
    }
    return words;
  }
}
