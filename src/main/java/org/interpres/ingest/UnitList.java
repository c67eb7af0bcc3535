package org.interpres.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.interpres.article.InlineElement;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Unit;
import org.jspecify.annotations.Nullable;

/** The units of a document, in the order in which they are found. Not thread-safe. */
final class UnitList {

  private final List<Unit> units = new ArrayList<>();
  private final IngestLimits limits;
  private final Warnings warnings;
  private int emptyCells;
  private int elements;
  private long characters;

  UnitList(IngestLimits limits, Warnings warnings) {
    this.limits = limits;
    this.warnings = warnings;
  }

  /**
   * Adds a unit, and after it those of its elements' attributes.
   *
   * @return its index, or null where a reader would see nothing
   * @throws Refusal INVALID {@code too-many-units}, {@code too-many-elements} or {@code
   *     too-much-text}
   */
  @Nullable Integer add(Unit.Kind kind, InlineText inline) {
    return add(kind, inline.finished());
  }

  /** The same with what was finished before: a cell that stands in a thousand rows is read once. */
  @Nullable Integer add(Unit.Kind kind, InlineText.@Nullable Finished finished) {
    if (finished == null) {
      return null;
    }
    elements += finished.tags().size();
    if (elements > limits.elements()) {
      throw MarkupBounds.tooManyElements(limits);
    }
    int index = units.size();
    List<InlineElement> made = new ArrayList<>();
    List<InlineText.Attached> attached = new ArrayList<>();
    for (InlineText.Tag tag : finished.tags()) {
      Integer textUnit = null;
      if (tag.attached() != null && !Characters.blank(tag.attached().text())) {
        attached.add(tag.attached());
        textUnit = index + attached.size();
      }
      made.add(InlineText.element(tag, made.size() + 1, textUnit));
    }
    append(new Unit(index, kind, finished.text(), made));
    attached.forEach(text -> add(text.kind(), text.text()));
    return index;
  }

  /** Adds a unit without elements; null where a reader would see nothing. */
  @Nullable Integer add(Unit.Kind kind, String text) {
    InlineText inline = new InlineText();
    inline.text(Characters.clean(text, warnings));
    return add(kind, inline);
  }

  /** Counts a cell without text: a table's width can be claimed in a few bytes. */
  void countEmptyCell() {
    emptyCells++;
    refuseTooMany();
  }

  private void append(Unit unit) {
    units.add(unit);
    refuseTooMany();
    characters += unit.text().length();
    if (characters > limits.bytes()) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "too-much-text",
          Phrase.of("refused.too-much-text", limits.bytes()),
          Map.of("limit", limits.bytes()));
    }
  }

  private void refuseTooMany() {
    if (units.size() + emptyCells > limits.units()) {
      throw tooMany(limits);
    }
  }

  static Refusal tooMany(IngestLimits limits) {
    return new Refusal(
        Refusal.Kind.INVALID,
        "too-many-units",
        "The document has more than %,d headings, paragraphs, list items and table cells: split it into several articles."
            .formatted(limits.units()),
        Map.of("limit", limits.units()));
  }

  List<Unit> all() {
    return List.copyOf(units);
  }
}
