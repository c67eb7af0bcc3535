package org.interpres.translate.engine;

import org.jspecify.annotations.Nullable;

/**
 * One text that an engine is asked to translate.
 *
 * @param id stable and unique within a request; faults name it, so it is never a text
 * @param source the segment's text: literal Unicode with our tags and no entities; never empty
 * @param before the sentence before it in its article, or null. Context: never translated
 * @param after the sentence after it, or null
 */
public record EngineText(
    String id, String source, @Nullable String before, @Nullable String after) {

  public EngineText {
    if (id.isEmpty() || source.isEmpty()) {
      throw new IllegalArgumentException("a text for an engine has an id and is not empty");
    }
  }
}
