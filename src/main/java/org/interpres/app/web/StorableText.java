package org.interpres.app.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.util.Map;
import org.interpres.article.Refusal;

/**
 * The text of a request's JSON. PostgreSQL takes no U+0000, and half a surrogate pair has no UTF-8:
 * it would be stored as "?", another text than the one that was sent. A comment with either used to
 * be answered with 500, or kept as what nobody wrote.
 */
final class StorableText extends StringDeserializer {

  private static final long serialVersionUID = 1L;

  @Override
  public Class<?> handledType() {
    return String.class;
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    String text = super.deserialize(parser, context);
    if (text != null) {
      String pointer = parser.getParsingContext().pathAsPointer().toString();
      require(pointer.isEmpty() ? pointer : pointer.substring(1).replace('/', '.'), text);
    }
    return text;
  }

  /**
   * @throws Refusal INVALID where the field's text cannot be stored as it is
   */
  static void require(String field, String text) {
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      int codePoint = text.codePointAt(at);
      if (codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE) {
        throw unstorable(field, codePoint, at);
      }
    }
  }

  private static Refusal unstorable(String field, int codePoint, int at) {
    return new Refusal(
        Refusal.Kind.INVALID,
        codePoint == 0 ? "control-character" : "half-character",
        "The field “%s” has %s (U+%04X) at position %d: remove it."
            .formatted(
                field,
                codePoint == 0
                    ? "a control character that no text may have"
                    : "half a character, a lone surrogate",
                codePoint,
                at),
        Map.of("field", field));
  }
}
