package org.interpres.translate.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms that stand in the texts of one request.
 *
 * @param version of the whole glossary that they come from; null where there is none
 * @param kept the vendor's id of that whole glossary, where Interpres keeps it there; null where it
 *     does not, or could not
 */
public record EngineGlossary(
    @Nullable String version, List<EngineTerm> terms, @Nullable String kept) {

  public static final EngineGlossary NONE = new EngineGlossary(null, List.of());

  public EngineGlossary {
    terms = List.copyOf(terms);
  }

  /** Terms that the vendor does not keep. */
  public EngineGlossary(@Nullable String version, List<EngineTerm> terms) {
    this(version, terms, null);
  }
}
