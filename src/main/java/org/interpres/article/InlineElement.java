package org.interpres.article;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a tag of a unit stands for, as semantic HTML: {@code <g id="1">} may be {@code <a
 * href="…">}, {@code <x id="2"/>} a line break, inline code that is not translated, or an image.
 *
 * @param id the tag's id, unique in its unit
 * @param name an HTML element, one of {@link #PAIRED} or {@link #STANDALONE}, or {@link #FOOTNOTE}
 * @param attributes the element's attributes, already made safe by ingest; at most {@code href},
 *     {@code src}, {@code lang}, {@code dir}; of a footnote {@link #NOTE} alone
 * @param literal the untranslated content of a stand-alone element ({@code code}, {@code span
 *     translate="no"}), how a footnote is named ({@code [1]}), null where it has none
 * @param textUnit the unit that holds the element's own text (an image's {@code alt}, a link's
 *     {@code title}), null where it has none
 */
public record InlineElement(
    int id,
    String name,
    Map<String, String> attributes,
    @Nullable String literal,
    @Nullable Integer textUnit) {

  public static final Set<String> PAIRED =
      Set.of(
          "a", "abbr", "b", "cite", "del", "dfn", "em", "i", "ins", "mark", "q", "s", "small",
          "span", "strong", "sub", "sup", "u");

  public static final Set<String> STANDALONE =
      Set.of("br", "wbr", "code", "kbd", "samp", "var", "img", "span");

  /** A reference to one of the document's {@link Block.Footnotes}; stands alone. */
  public static final String FOOTNOTE = "footnote";

  /** The attribute with a footnote's number, counted from 1. */
  public static final String NOTE = "note";

  public InlineElement {
    boolean known = PAIRED.contains(name) || STANDALONE.contains(name) || name.equals(FOOTNOTE);
    if (id < 1 || !known) {
      throw new IllegalArgumentException("not an inline element: " + id + " " + name);
    }
    attributes = Map.copyOf(attributes);
    if (name.equals(FOOTNOTE) && !attributes.getOrDefault(NOTE, "").matches("[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException("a footnote without its number: " + id);
    }
  }

  /** Whether it is a mark at the word before it rather than a part of the sentence. */
  public boolean refersToNote() {
    return name.equals(FOOTNOTE);
  }

  /** The number of the footnote that it refers to. */
  public int note() {
    return Integer.parseInt(attributes.getOrDefault(NOTE, "0"));
  }
}
