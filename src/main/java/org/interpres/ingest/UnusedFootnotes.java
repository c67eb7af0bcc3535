package org.interpres.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.node.DefinitionMap;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * The footnotes of a Markdown tree that commonmark-java would leave out of the page without a word:
 * those that nothing in the text leads to, and those whose name another one has. Walks without
 * recursion, in time in proportion to the tree.
 */
final class UnusedFootnotes {

  private final DefinitionMap<FootnoteDefinition> named =
      new DefinitionMap<>(FootnoteDefinition.class);

  /** Each footnote in the order of the document, with the references that stand in it. */
  private final Map<FootnoteDefinition, List<FootnoteReference>> notes = new LinkedHashMap<>();

  private final List<FootnoteReference> outside = new ArrayList<>();
  private final Set<FootnoteDefinition> used = new HashSet<>();

  private UnusedFootnotes() {}

  /**
   * Puts the content of unused footnotes where they were written, and makes text of a reference
   * whose footnote is then none.
   *
   * @return the footnotes, without their content
   */
  static List<Node> unwrap(Node root) {
    UnusedFootnotes footnotes = new UnusedFootnotes();
    footnotes.find(root);
    footnotes.use(footnotes.outside);
    List<Node> unused = new ArrayList<>();
    footnotes.notes.forEach(
        (note, references) -> {
          if (!footnotes.used.contains(note)) {
            unused.add(note);
            footnotes.use(references);
          }
        });
    unused.forEach(UnusedFootnotes::unwrapNote);
    Set<Node> gone = new HashSet<>(unused);
    footnotes.outside.forEach(reference -> footnotes.plain(reference, gone));
    footnotes.notes.values().forEach(in -> in.forEach(r -> footnotes.plain(r, gone)));
    return unused;
  }

  private void find(Node root) {
    Deque<FootnoteDefinition> around = new ArrayDeque<>();
    Node node = root;
    while (true) {
      if (node instanceof FootnoteDefinition note) {
        named.putIfAbsent(note.getLabel(), note);
        notes.put(note, new ArrayList<>());
      } else if (node instanceof FootnoteReference reference) {
        FootnoteDefinition inner = around.peek();
        (inner == null ? outside : notes.getOrDefault(inner, outside)).add(reference);
      }
      if (node.getFirstChild() != null) {
        if (node instanceof FootnoteDefinition note) {
          around.push(note);
        }
        node = node.getFirstChild();
        continue;
      }
      while (node != root && node.getNext() == null) {
        node = node.getParent();
        if (node == around.peek()) {
          around.pop();
        }
      }
      if (node == root) {
        return;
      }
      node = node.getNext();
    }
  }

  private void use(List<FootnoteReference> references) {
    Deque<FootnoteReference> waiting = new ArrayDeque<>(references);
    while (!waiting.isEmpty()) {
      FootnoteDefinition note = note(waiting.pop());
      if (note != null && used.add(note)) {
        waiting.addAll(notes.getOrDefault(note, List.of()));
      }
    }
  }

  private @Nullable FootnoteDefinition note(FootnoteReference reference) {
    return named.get(reference.getLabel());
  }

  private static void unwrapNote(Node note) {
    for (Node child = note.getFirstChild(); child != null; child = note.getFirstChild()) {
      note.insertBefore(child);
    }
    note.unlink();
  }

  private void plain(FootnoteReference reference, Set<Node> gone) {
    FootnoteDefinition note = note(reference);
    if (note == null || gone.contains(note)) {
      reference.insertBefore(new Text("[^" + reference.getLabel() + "]"));
      reference.unlink();
    }
  }
}
