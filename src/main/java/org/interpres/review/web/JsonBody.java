package org.interpres.review.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.interpres.article.Excerpt;
import org.interpres.article.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's JSON strictly: a misspelt {@code "coment"} is refused, not dropped, because the
 * sender believes that it was stored. No message repeats the body's text.
 */
final class JsonBody {

  private static final ObjectMapper STRICT = strict();

  private JsonBody() {}

  static <T> T read(byte[] body, Class<T> type) {
    try {
      T read = STRICT.readValue(body, type);
      if (read == null) {
        throw malformed("malformed-json", "The body is null; send a JSON object.", Map.of());
      }
      return read;
    } catch (UnrecognizedPropertyException e) {
      Collection<Object> known =
          e.getKnownPropertyIds() == null ? List.of() : e.getKnownPropertyIds();
      throw malformed(
          "unknown-field",
          "The field “%s” is not known here; known are %s."
              .formatted(
                  Excerpt.of(path(e)),
                  known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "))),
          Map.of("field", Excerpt.of(path(e))));
    } catch (JsonMappingException e) {
      String where = e.getPath().isEmpty() ? "The body" : "The field “" + Excerpt.of(path(e)) + "”";
      throw malformed("malformed-field", where + " is not of the type that stands here.", Map.of());
    } catch (JsonProcessingException e) {
      throw malformed(
          "malformed-json",
          "The body is not JSON in UTF-8: line %d, column %d."
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
          Map.of());
    } catch (IOException e) {
      throw malformed("malformed-json", "The body is not JSON in UTF-8.", Map.of());
    }
  }

  /** The value of a field that must be there. */
  static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw malformed(
          "missing-field", "The field “" + field + "” is missing.", Map.of("field", field));
    }
    return value;
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static Refusal malformed(String code, String message, Map<String, ?> details) {
    return new Refusal(Refusal.Kind.MALFORMED, code, message, details);
  }

  private static ObjectMapper strict() {
    ObjectMapper mapper =
        JsonMapper.builder()
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    for (CoercionInputShape shape :
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
      mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }
    return mapper;
  }
}
