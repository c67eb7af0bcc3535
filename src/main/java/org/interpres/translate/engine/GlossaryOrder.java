package org.interpres.translate.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a vendor is asked to do with a glossary that Interpres keeps there: the body of a message to
 * {@code direct:glossary-<engine>}. The route leaves a {@link GlossaryReply} or throws an {@link
 * EngineFault}; it neither retries nor stores.
 *
 * @param id the vendor's, where it is known: for {@link Act#REMOVE} always
 */
public record GlossaryOrder(Act act, KeptGlossary glossary, @Nullable String id) {

  /** In the order in which they are asked. */
  public enum Act {
    /** Whether it is there already, by its name: a process may have died after making it. */
    FIND,
    /** Whether the vendor takes glossaries for these languages. */
    ALLOW,
    MAKE,
    REMOVE
  }

  public GlossaryOrder {
    if (act == Act.REMOVE && id == null) {
      throw new IllegalArgumentException("a glossary is removed by its id");
    }
  }

  public GlossaryOrder(Act act, KeptGlossary glossary) {
    this(act, glossary, null);
  }

  public String engine() {
    return glossary.engine();
  }
}
