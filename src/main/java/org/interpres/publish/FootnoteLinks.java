package org.interpres.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interpres.article.Block;
import org.interpres.article.InlineElement;
import org.interpres.article.InlineToken;
import org.interpres.article.LocalizedDocument;
import org.interpres.article.Unit;

/**
 * The way from a document's text to its footnotes and back. Addresses in the page are the same in
 * every locale: {@code note-1} is the note, {@code ref-12-3} the reference that is tag 3 of unit
 * 12.
 *
 * <p>A reference is shown in brackets: a small raised “2” behind “5 mg” could be read, copied or
 * spoken as a part of the dose.
 */
final class FootnoteLinks {

  /** For each note the addresses of its references, in the order of this locale's text. */
  private final List<List<String>> references;

  private FootnoteLinks(List<List<String>> references) {
    this.references = references;
  }

  static FootnoteLinks of(LocalizedDocument document) {
    int notes =
        document.revision().document().blocks().stream()
            .filter(Block.Footnotes.class::isInstance)
            .mapToInt(block -> ((Block.Footnotes) block).notes().size())
            .sum();
    List<List<String>> references =
        IntStream.range(0, notes)
            .mapToObj(n -> new ArrayList<String>())
            .collect(Collectors.toList());
    FootnoteLinks links = new FootnoteLinks(references);
    document.revision().document().units().forEach(unit -> links.find(unit, document));
    return links;
  }

  private void find(Unit unit, LocalizedDocument document) {
    Map<Integer, InlineElement> marks =
        unit.elements().stream()
            .filter(InlineElement::refersToNote)
            .collect(Collectors.toMap(InlineElement::id, element -> element));
    if (marks.isEmpty()) {
      return;
    }
    for (InlineToken token : InlineToken.parse(document.texts().get(unit.index()))) {
      InlineElement mark = token instanceof InlineToken.Standalone tag ? marks.get(tag.id()) : null;
      if (mark != null && leads(mark)) {
        references.get(mark.note() - 1).add(reference(unit.index(), mark));
      }
    }
  }

  /** Whether the note is there. */
  boolean leads(InlineElement mark) {
    return mark.note() >= 1 && mark.note() <= references.size();
  }

  /** The references to a note, counted from 1. */
  List<String> back(int note) {
    return List.copyOf(references.get(note - 1));
  }

  static String note(int number) {
    return "note-" + number;
  }

  /** A reference as a link. */
  static Map<String, Object> link(int unit, InlineElement mark) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("href", "#" + note(mark.note()));
    attributes.put("id", reference(unit, mark));
    attributes.put("role", "doc-noteref");
    return raised(InlineNode.element("a", attributes, List.of(label(mark))));
  }

  /** A reference within a link, which can hold no other. */
  static Map<String, Object> mark(InlineElement mark) {
    return raised(label(mark));
  }

  private static Map<String, Object> raised(Map<String, Object> node) {
    return InlineNode.element("sup", Map.of(), List.of(node));
  }

  private static Map<String, Object> label(InlineElement mark) {
    return InlineNode.text("[" + mark.note() + "]");
  }

  private static String reference(int unit, InlineElement mark) {
    return "ref-" + unit + "-" + mark.id();
  }
}
