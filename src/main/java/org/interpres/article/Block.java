package org.interpres.article;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The structure of an article's body. Text stands in units; a block refers to them by index, so the
 * same structure renders in every locale. Stored as JSON by the names below.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Block.Heading.class, name = "heading"),
  @JsonSubTypes.Type(value = Block.Paragraph.class, name = "paragraph"),
  @JsonSubTypes.Type(value = Block.ItemList.class, name = "list"),
  @JsonSubTypes.Type(value = Block.Table.class, name = "table"),
  @JsonSubTypes.Type(value = Block.Image.class, name = "image"),
  @JsonSubTypes.Type(value = Block.Quote.class, name = "quote"),
  @JsonSubTypes.Type(value = Block.Verbatim.class, name = "verbatim"),
  @JsonSubTypes.Type(value = Block.ThematicBreak.class, name = "thematic-break"),
  @JsonSubTypes.Type(value = Block.Definitions.class, name = "definitions"),
  @JsonSubTypes.Type(value = Block.Footnotes.class, name = "footnotes")
})
public sealed interface Block {

  /** A heading below the title: level 2 to 6. */
  record Heading(int level, int unit) implements Block {
    public Heading {
      if (level < 2 || level > 6) {
        throw new IllegalArgumentException("a heading's level is 2 to 6, not " + level);
      }
    }
  }

  /** A paragraph, or the text of a list item when it stands first in one. */
  record Paragraph(int unit) implements Block {}

  /**
   * A list.
   *
   * @param start the first number of an ordered list, null for a bulleted one
   * @param items each item's blocks; none empty
   * @param numbering how an ordered list counts, as HTML's {@code type} has it: {@code a}, {@code
   *     A}, {@code i} or {@code I}; null for digits, and in a bulleted list
   */
  record ItemList(
      @Nullable Integer start,
      List<List<Block>> items,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String numbering)
      implements Block {

    /** Bulleted, or counted in digits. */
    public ItemList(@Nullable Integer start, List<List<Block>> items) {
      this(start, items, null);
    }

    @JsonCreator
    public ItemList {
      items = items.stream().map(List::copyOf).toList();
      if (numbering != null && (start == null || !numbering.matches("[aAiI]"))) {
        throw new IllegalArgumentException("a list cannot count by " + numbering);
      }
    }

    @Override
    public List<Block> inside() {
      return items.stream().flatMap(List::stream).toList();
    }
  }

  /**
   * A table.
   *
   * @param caption the unit of its caption, or null
   * @param rows as wide as the source's, short rows allowed
   */
  record Table(@Nullable Integer caption, List<List<Cell>> rows) implements Block {
    public Table {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A cell of a table.
   *
   * @param header whether it heads its column or row
   * @param unit its text, null where it is empty
   */
  record Cell(boolean header, @Nullable Integer unit) {}

  /**
   * An image that stands by itself.
   *
   * @param source a path relative to the article's folder; never a remote address
   * @param alt the unit of its text alternative, null where it is decorative
   */
  record Image(String source, @Nullable Integer alt) implements Block {}

  /** A quotation of blocks. */
  record Quote(List<Block> blocks) implements Block {
    public Quote {
      blocks = List.copyOf(blocks);
    }

    @Override
    public List<Block> inside() {
      return blocks;
    }
  }

  /**
   * Text that is not translated.
   *
   * @param code whether it is code, set in a fixed-width font with its line breaks kept
   */
  record Verbatim(boolean code, String text) implements Block {}

  /** A break between two parts. */
  record ThematicBreak() implements Block {}

  /** A list of terms and what they mean; never empty. */
  record Definitions(List<Definition> entries) implements Block {
    public Definitions {
      entries = List.copyOf(entries);
      if (entries.isEmpty()) {
        throw new IllegalArgumentException("a list of definitions has none");
      }
    }

    @Override
    public List<Block> inside() {
      return entries.stream()
          .flatMap(entry -> entry.meanings().stream().flatMap(List::stream))
          .toList();
    }
  }

  /**
   * Terms, and what each of them means.
   *
   * @param terms their units; at least one
   * @param meanings the blocks of each; at least one, none empty
   */
  record Definition(List<Integer> terms, List<List<Block>> meanings) {
    public Definition {
      terms = List.copyOf(terms);
      meanings = meanings.stream().map(List::copyOf).toList();
      if (terms.isEmpty() || meanings.isEmpty() || meanings.stream().anyMatch(List::isEmpty)) {
        throw new IllegalArgumentException("a definition needs a term and a meaning: " + terms);
      }
    }
  }

  /**
   * The footnotes of a document, its last block.
   *
   * @param notes the blocks of each, counted from 1 as {@link InlineElement#FOOTNOTE} names them
   */
  record Footnotes(List<List<Block>> notes) implements Block {
    public Footnotes {
      notes = notes.stream().map(List::copyOf).toList();
    }

    @Override
    public List<Block> inside() {
      return notes.stream().flatMap(List::stream).toList();
    }
  }

  /** The blocks that stand in this one, in order. */
  default List<Block> inside() {
    return List.of();
  }
}
