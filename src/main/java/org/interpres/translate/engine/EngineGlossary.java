package org.interpres.translate.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms that stand in the texts of one request.
 *
 * @param version of the whole glossary that they come from; null where there is none
 */
public record EngineGlossary(@Nullable String version, List<EngineTerm> terms) {

  public static final EngineGlossary NONE = new EngineGlossary(null, List.of());

  public EngineGlossary {
    terms = List.copyOf(terms);
  }
}
