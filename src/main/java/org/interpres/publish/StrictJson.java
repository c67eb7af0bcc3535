package org.interpres.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads JSON that proves something: UTF-8 only, one value, no name twice (two readers would pick
 * different ones), and no member that the reader does not know.
 */
final class StrictJson {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();

  private StrictJson() {}

  /**
   * @param what names the text in the message: {@code the manifest}
   * @throws InvalidProof when it is not one JSON object in UTF-8
   */
  static JsonNode object(byte[] bytes, String what) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      JsonNode node = JSON.readTree(text);
      if (node == null || !node.isObject()) {
        throw new InvalidProof(what + " is not a JSON object");
      }
      return node;
    } catch (CharacterCodingException e) {
      throw new InvalidProof(what + " is not UTF-8");
    } catch (JsonProcessingException e) {
      throw new InvalidProof(
          what
              + " is not valid JSON, or has a name twice, at "
              + e.getLocation().offsetDescription());
    }
  }

  /** Refuses an object that has not exactly these members. */
  static void members(JsonNode object, Set<String> names, String what) {
    Set<String> found = new TreeSet<>();
    object.fieldNames().forEachRemaining(found::add);
    if (!object.isObject() || !found.equals(names)) {
      Set<String> missing = new TreeSet<>(names);
      missing.removeAll(found);
      found.removeAll(names);
      throw new InvalidProof(what + " has unknown members " + found + " or lacks " + missing);
    }
  }

  /** A member that is a string. */
  static String text(JsonNode object, String name, String what) {
    JsonNode value = object.get(name);
    if (value == null || !value.isTextual()) {
      throw new InvalidProof(what + " has no text “" + name + "”");
    }
    return value.textValue();
  }

  /** A member that is a whole number. */
  static long number(JsonNode object, String name, String what) {
    JsonNode value = object.get(name);
    if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new InvalidProof(what + " has no whole number “" + name + "”");
    }
    return value.longValue();
  }
}
