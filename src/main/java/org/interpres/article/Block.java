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
  @JsonSubTypes.Type(value = Block.ThematicBreak.class, name = "thematic-break")
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
  }

  /**
   * Text that is not translated.
   *
   * @param code whether it is code, set in a fixed-width font with its line breaks kept
   */
  record Verbatim(boolean code, String text) implements Block {}

  /** A break between two parts. */
  record ThematicBreak() implements Block {}
}
