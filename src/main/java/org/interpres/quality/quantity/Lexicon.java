package org.interpres.quality.quantity;

import java.util.ArrayList;
import java.util.List;
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

  /**
   * A hash table of code points without boxes: a lexicon is asked at every word of every text, and
   * maps of Integer took most of that time.
   */
  private static final class Node<T> {
    private int[] keys = new int[2];
    private @Nullable Object[] nodes = new Object[2];
    private int size;
    final List<T> words = new ArrayList<>(1);
    final List<T> stems = new ArrayList<>(0);

    @SuppressWarnings("unchecked")
    @Nullable Node<T> next(int key) {
      return (Node<T>) nodes[slot(key)];
    }

    Node<T> nextOrNew(int key) {
      Node<T> node = next(key);
      if (node == null) {
        if (2 * (size + 1) > keys.length) {
          grow();
        }
        node = new Node<>();
        put(key, node);
      }
      return node;
    }

    private void put(int key, Object node) {
      int slot = slot(key);
      keys[slot] = key;
      nodes[slot] = node;
      size++;
    }

    /** Where {@code key} is, or the free place for it; at least half of the places are free. */
    private int slot(int key) {
      int mask = keys.length - 1;
      int slot = (key * 0x9E3779B1 >>> 15) & mask;
      while (nodes[slot] != null && keys[slot] != key) {
        slot = (slot + 1) & mask;
      }
      return slot;
    }

    private void grow() {
      int[] oldKeys = keys;
      @Nullable Object[] oldNodes = nodes;
      keys = new int[2 * oldKeys.length];
      nodes = new Object[keys.length];
      size = 0;
      for (int i = 0; i < oldKeys.length; i++) {
        Object node = oldNodes[i];
        if (node != null) {
          put(oldKeys[i], node);
        }
      }
    }
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
      node = node.nextOrNew(key);
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
      Node<T> next = node.next(gap ? GAP : key);
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
