package org.interpres.translate.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a vendor is asked to do with a glossary that Interpres keeps there: the body of a message to
 * {@link #route()}. The route leaves a {@link GlossaryReply} or throws an {@link EngineFault}; it
 * neither retries nor stores.
 *
 * @param id the vendor's, where it is known: of the glossary for {@link Act#REMOVE}, of what makes
 *     it for {@link Act#AWAIT}
 */
public record GlossaryOrder(Act act, KeptGlossary glossary, @Nullable String id) {

  /** In the order in which they are asked. */
  public enum Act {
    /** Whether it is there already, by its name: a process may have died after making it. */
    FIND,
    /** Whether the vendor takes glossaries for these languages. */
    ALLOW,
    /** The terms go into the file that it is made from, where the vendor wants one. */
    STORE,
    MAKE,
    /** How far the vendor is that has said it makes it. */
    AWAIT,
    REMOVE,
    /** The file goes, too. */
    DISCARD
  }

  public GlossaryOrder {
    if (id == null && (act == Act.REMOVE || act == Act.AWAIT)) {
      throw new IllegalArgumentException("a glossary is removed and awaited by its id");
    }
  }

  public GlossaryOrder(Act act, KeptGlossary glossary) {
    this(act, glossary, null);
  }

  public String engine() {
    return glossary.engine();
  }

  /** The route's id: of the vendor, or of the storage that it reads files from. */
  public String route() {
    return act == Act.STORE || act == Act.DISCARD ? fileRoute(engine()) : route(engine());
  }

  /** The route of an engine whose vendor keeps glossaries. */
  public static String route(String engine) {
    return "glossary-" + engine;
  }

  /** The second route of an engine whose vendor makes them from files. */
  public static String fileRoute(String engine) {
    return "glossary-file-" + engine;
  }
}
