package org.interpres.article;

import org.jspecify.annotations.Nullable;

/**
 * Puts a target back into the source's language with an engine that did not write it, so that who
 * reads only that language sees what it says; translate provides it.
 */
public interface BackTranslator {

  /**
   * A machine's words: a hint for a person, and nothing that is stored or published.
   *
   * @param engine that gave them
   * @param model as the engine reports it, or null
   */
  record Back(String text, String engine, @Nullable String model) {}

  /**
   * Asks the first engine that is chosen for the way back and did not write the target; where it
   * fails, the next.
   *
   * @param target plain text, without tags
   * @param writer the engine that wrote it, null where that was none
   * @throws Refusal CONFLICT {@code no-second-engine}, {@code over-budget}, {@code
   *     engine-unavailable}; INVALID {@code text-unfit}, {@code personal-information}
   */
  Back back(Translation translation, String target, @Nullable String writer);
}
