package org.interpres.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * A phrase as a column holds it, in JSON: {@code {"key": "finding.unit", "arguments": ["5 mg", "5
 * g"]}}. A text and a number are themselves, a phrase is nested, {@code {"locale": "es"}} is a
 * locale and {@code {"name": "step-name.medical", "otherwise": "medical"}} a name.
 */
final class StoredPhrase {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredPhrase() {}

  static @Nullable String write(@Nullable Phrase phrase) {
    return phrase == null ? null : json(phrase).toString();
  }

  private static ObjectNode json(Phrase phrase) {
    ObjectNode json = JSON.createObjectNode().put("key", phrase.key());
    ArrayNode arguments = json.putArray("arguments");
    phrase.arguments().forEach(argument -> arguments.add(json(argument)));
    return json;
  }

  private static JsonNode json(Serializable argument) {
    if (argument instanceof Phrase phrase) {
      return json(phrase);
    }
    if (argument instanceof LocaleTag tag) {
      return JSON.createObjectNode().put("locale", tag.value());
    }
    if (argument instanceof Phrase.Name name) {
      return JSON.createObjectNode().put("name", name.key()).put("otherwise", name.otherwise());
    }
    if (argument instanceof String || argument instanceof Integer || argument instanceof Long) {
      return JSON.valueToTree(argument);
    }
    throw new IllegalArgumentException("a phrase that is stored does not take " + argument);
  }

  /** What {@link #write} wrote; null for null. */
  static @Nullable Phrase read(@Nullable String json) {
    try {
      return json == null ? null : phrase(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored phrase is not JSON", e);
    }
  }

  private static Phrase phrase(JsonNode json) {
    List<Serializable> arguments = new ArrayList<>();
    json.path("arguments").forEach(argument -> arguments.add(argument(argument)));
    return new Phrase(json.path("key").asText(), arguments);
  }

  private static Serializable argument(JsonNode json) {
    if (json.isTextual()) {
      return json.asText();
    }
    if (json.isNumber()) {
      return json.asInt();
    }
    if (json.has("locale")) {
      return new LocaleTag(json.path("locale").asText());
    }
    return json.has("name")
        ? new Phrase.Name(json.path("name").asText(), json.path("otherwise").asText())
        : phrase(json);
  }
}
