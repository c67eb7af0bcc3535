package org.interpres.ingest.segmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.interpres.ingest.segmentation.Regex.Choice;
import org.interpres.ingest.segmentation.Regex.Literal;
import org.interpres.ingest.segmentation.Regex.Place;
import org.interpres.ingest.segmentation.Regex.Repeat;
import org.interpres.ingest.segmentation.Regex.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * A list of literal words that ends at a place and starts at a word boundary, such as {@code
 * \b(?:Dr|Prof)\.}: most rules are one, and walking a tree of mirrored words costs a hundredth of
 * matching the alternation. Immutable.
 */
final class Words {

  /** More words than this are left to the regular expression; only odd nesting makes so many. */
  private static final int MOST = 5_000;

  /** The characters are sorted; a child stands where its character does. */
  private static final class Node {
    private final char[] characters;
    private final Node[] children;
    private final boolean complete;

    Node(Growing growing) {
      this.characters = new char[growing.children.size()];
      this.children = new Node[characters.length];
      this.complete = growing.complete;
      int i = 0;
      for (Map.Entry<Character, Growing> child : growing.children.entrySet()) {
        characters[i] = child.getKey();
        children[i++] = new Node(child.getValue());
      }
    }

    @Nullable Node child(char character) {
      int found = Arrays.binarySearch(characters, character);
      return found < 0 ? null : children[found];
    }
  }

  private static final class Growing {
    final Map<Character, Growing> children = new TreeMap<>();
    boolean complete;
  }

  private enum Case {
    EXACT,
    FOLDED
  }

  private final Node root;
  private final Case matching;

  private Words(List<String> words, Case matching) {
    this.matching = matching;
    Growing growing = new Growing();
    for (String word : words) {
      Growing node = growing;
      for (int i = word.length() - 1; i >= 0; i--) {
        node = node.children.computeIfAbsent(folded(word.charAt(i)), c -> new Growing());
      }
      node.complete = true;
    }
    this.root = new Node(growing);
  }

  /** The words that {@code before} lists, when it is such a list. */
  static Optional<Words> of(Regex before) {
    if (before instanceof Choice choice
        && choice.flags().equals("i")
        && choice.branches().size() == 1) {
      return of(choice.branches().get(0), Case.FOLDED);
    }
    return of(before, Case.EXACT);
  }

  private static Optional<Words> of(Regex before, Case matching) {
    if (!(before instanceof Sequence sequence)
        || sequence.parts().isEmpty()
        || !sequence.parts().get(0).equals(new Place("\\b", "\\b"))) {
      return Optional.empty();
    }
    Sequence rest = new Sequence(sequence.parts().subList(1, sequence.parts().size()));
    return expanded(rest)
        .filter(words -> words.stream().noneMatch(String::isEmpty))
        .map(words -> new Words(words, matching));
  }

  private static Optional<List<String>> expanded(Regex regex) {
    if (regex instanceof Literal literal) {
      return Optional.of(List.of(Character.toString(literal.codePoint())));
    }
    if (regex instanceof Repeat repeat && repeat.quantifier().equals("?")) {
      return expanded(repeat.body()).map(words -> joined(words, List.of("")));
    }
    if (regex instanceof Choice choice && choice.flags().isEmpty()) {
      List<String> words = new ArrayList<>();
      for (Regex branch : choice.branches()) {
        Optional<List<String>> more = expanded(branch);
        if (more.isEmpty()) {
          return Optional.empty();
        }
        words.addAll(more.get());
      }
      return words.size() > MOST ? Optional.empty() : Optional.of(words);
    }
    if (regex instanceof Sequence sequence) {
      List<String> words = List.of("");
      for (Regex part : sequence.parts()) {
        Optional<List<String>> more = expanded(part);
        if (more.isEmpty() || (long) words.size() * more.get().size() > MOST) {
          return Optional.empty();
        }
        List<String> heads = words;
        words = heads.stream().flatMap(head -> more.get().stream().map(head::concat)).toList();
      }
      return Optional.of(words);
    }
    return Optional.empty();
  }

  private static List<String> joined(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  /** Whether one of the words ends at {@code position} of {@code text}. */
  boolean endAt(String text, int position) {
    int earliest = Math.max(0, position - Reading.WINDOW);
    @Nullable Node node = root;
    for (int at = position - 1; at >= earliest; at--) {
      node = node.child(folded(text.charAt(at)));
      if (node == null) {
        return false;
      }
      if (node.complete && boundary(text, at)) {
        return true;
      }
    }
    return false;
  }

  private char folded(char character) {
    return matching == Case.EXACT
        ? character
        : Character.toLowerCase(Character.toUpperCase(character));
  }

  /** {@code \b} as Java defines it with Unicode classes. */
  private static boolean boundary(String text, int at) {
    return (at > 0 && inWord(text.codePointBefore(at))) != inWord(text.codePointAt(at));
  }

  /** {@code \w} as Unicode Technical Standard 18, annex C, and Java have it. */
  private static boolean inWord(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.CONNECTOR_PUNCTUATION ->
          true;
      default -> Character.isAlphabetic(codePoint) || codePoint == 0x200C || codePoint == 0x200D;
    };
  }
}
