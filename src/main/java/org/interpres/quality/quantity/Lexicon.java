package org.interpres.quality.quantity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words and phrases of a language, found at a place of a text by walking a trie: the longest form
 * wins. A space or hyphen of a form matches any white space or hyphen of the text; a form that ends
 * in {@code *} is a stem and any letters may follow it. Immutable once built; safe for use by many
 * threads.
 *
 * @param <T> what a form stands for
 */
public final class Lexicon<T> {

  /** Longer than any form that a lexicon holds, so that a walk is bounded whatever the text. */
  private static final int LONGEST_FORM = 80;

  private static final int GAP = ' ';

  /** Clitics that Arabic writes before a word: and, so; with, as, to; the. */
  private static final String CONJUNCTIONS = "وف";

  private static final String PREPOSITIONS = "بكل";

  /** What was found: {@code to} is the position after it. */
  public record Match<T>(int from, int to, List<T> entries) {}

  private static final class Node<T> {
    final Map<Integer, Node<T>> next = new HashMap<>();
    final List<T> words = new ArrayList<>();
    final List<T> stems = new ArrayList<>();
  }

  private final Node<T> root = new Node<>();

  /** Adds {@code form}; a form that folds to nothing is ignored. */
  public void add(String form, T entry) {
    boolean stem = form.endsWith("*");
    int[] folded = FoldedText.fold(stem ? form.substring(0, form.length() - 1) : form.strip());
    Node<T> node = root;
    for (int i = 0; i < folded.length; i++) {
      int key = gap(folded[i]) ? GAP : folded[i];
      if (key == GAP && i > 0 && gap(folded[i - 1])) {
        continue;
      }
      node = node.next.computeIfAbsent(key, k -> new Node<>());
    }
    List<T> entries = stem ? node.stems : node.words;
    if (node != root && !entries.contains(entry)) {
      entries.add(entry);
    }
  }

  private static boolean gap(int codePoint) {
    return codePoint == '-'
        || codePoint == 0x2010
        || codePoint == 0x2011
        || codePoint == ' '
        || (codePoint >= 0x80 && Character.isSpaceChar(codePoint));
  }

  /**
   * The longest form at {@code at}, where a word begins, or null. In Arabic, the clitics before the
   * word are passed over when nothing starts with them.
   */
  public @Nullable Match<T> match(FoldedText text, int at) {
    Match<T> match = walk(text, at);
    if (match != null || text.at(at) < 0x0600 || text.at(at) > 0x06FF) {
      return match;
    }
    int stem = at;
    if (CONJUNCTIONS.indexOf(text.at(stem)) >= 0) {
      match = walk(text, ++stem);
    }
    if (match == null && PREPOSITIONS.indexOf(text.at(stem)) >= 0) {
      match = walk(text, ++stem);
    }
    if (match == null && text.at(stem) == 'ا' && text.at(stem + 1) == 'ل') {
      match = walk(text, stem + 2);
    } else if (match == null && stem > at && text.at(stem - 1) == 'ل' && text.at(stem) == 'ل') {
      match = walk(text, stem + 1);
    }
    return match;
  }

  private @Nullable Match<T> walk(FoldedText text, int from) {
    Node<T> node = root;
    Match<T> best = null;
    int at = from;
    int limit = from + LONGEST_FORM;
    while (at < text.length() && at < limit) {
      int key = text.at(at);
      boolean gap = gap(key);
      Node<T> next = node.next.get(gap ? GAP : key);
      if (next == null) {
        break;
      }
      node = next;
      at++;
      while (gap && at < text.length() && at < limit && gap(text.at(at))) {
        at++;
      }
      if (!node.words.isEmpty() && endsWord(text, at)) {
        best = new Match<>(from, at, node.words);
      } else if (!node.stems.isEmpty()) {
        int to = at;
        while (to < limit && text.letter(to)) {
          to++;
        }
        best = new Match<>(from, to, node.stems);
      }
    }
    return best;
  }

  private static boolean endsWord(FoldedText text, int at) {
    return !text.letter(at) || !text.letter(at - 1);
  }
}
