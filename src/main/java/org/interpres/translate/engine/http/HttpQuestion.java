package org.interpres.translate.engine.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineRequest;
import org.interpres.translate.engine.EngineText;
import org.interpres.translate.engine.tags.ProtectedText;

/**
 * A request as it goes to the vendor. Keys are not in it: a {@link Credential}'s mark stands where
 * the key belongs and is replaced on the wire, so nothing that Camel prints can hold one.
 *
 * @param texts one for each item of the request, in its order
 * @param headers of the HTTP request, by name
 * @param query of the address, already encoded; may be empty
 */
public record HttpQuestion(
    ConfiguredEngine engine,
    EngineRequest request,
    List<ProtectedText> texts,
    Map<String, String> headers,
    String query,
    JsonNode body) {

  public HttpQuestion {
    texts = List.copyOf(texts);
    headers = Map.copyOf(headers);
    if (texts.size() != request.items().size()) {
      throw new IllegalArgumentException(
          "%d texts for %d items".formatted(texts.size(), request.items().size()));
    }
  }

  /** The name for faults and origins. */
  public String name() {
    return engine.name();
  }

  /** The ids of all texts, for a fault that does not say which. */
  public List<String> ids() {
    return request.items().stream().map(EngineText::id).toList();
  }
}
