package org.interpres.translate.engine;

import java.util.List;
import org.interpres.article.LocaleTag;

/**
 * What an engine is asked: the body of a message to {@code direct:engine-<name>}.
 *
 * @param engine the engine's name, as in its route
 * @param texts distinct texts with tags; never empty
 */
public record EngineRequest(
    String engine, LocaleTag sourceLocale, LocaleTag targetLocale, List<String> texts) {

  public EngineRequest {
    texts = List.copyOf(texts);
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("an engine is never asked for nothing");
    }
  }
}
