package org.interpres.translate.engine.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.interpres.translate.engine.tags.Markup;
import org.interpres.translate.engine.tags.Placeholders;
import org.interpres.translate.engine.tags.TagCodec;

/**
 * The JSON of an engine that Interpres does not know, as its route file describes it under {@code
 * beans}. Places are JSON pointers ({@code /input/text}); the defaults suit {@code {"texts": […],
 * "source": …, "target": …}} and {@code {"translations": […]}}. Camel fills it once, at the start.
 */
public final class JsonApi {

  /** How the engine keeps tags on the first try. */
  public enum Markings {
    XML(Markup.XML),
    HTML(Markup.HTML),
    PLACEHOLDERS(Placeholders.BRACES);

    private final TagCodec codec;

    Markings(TagCodec codec) {
      this.codec = codec;
    }

    TagCodec codec() {
      return codec;
    }

    /** For the second try. */
    TagCodec other() {
      return this == PLACEHOLDERS ? Placeholders.BRACKETS : Placeholders.BRACES;
    }
  }

  private ObjectNode fixed = new JsonMapper().createObjectNode();
  private String texts = "/texts";
  private String text = "";
  private String source = "/source";
  private String target = "/target";
  private String format = "";
  private String nativeFormat = "html";
  private String plainFormat = "text";
  private Markings tags = Markings.PLACEHOLDERS;
  private String keyHeader = "Authorization";
  private String keyPrefix = "Bearer ";
  private String translations = "/translations";
  private String translation = "";
  private String model = "";

  /** A JSON object that each request begins with: whatever the engine needs and is the same. */
  public void setFixed(String json) {
    try {
      if (new JsonMapper().readTree(json) instanceof ObjectNode object) {
        fixed = object;
        return;
      }
    } catch (JsonProcessingException e) {
      // Said below.
    }
    throw new IllegalArgumentException("“fixed” of an engine's JsonApi is no JSON object");
  }

  /** Where the array of texts goes. */
  public void setTexts(String pointer) {
    texts = pointer;
  }

  /** Where in its element of the array a text goes; empty for an array of strings. */
  public void setText(String pointer) {
    text = pointer;
  }

  /** Where the source language goes. */
  public void setSource(String pointer) {
    source = pointer;
  }

  /** Where the target language goes. */
  public void setTarget(String pointer) {
    target = pointer;
  }

  /** Where the name of the format goes; empty where the engine is not told. */
  public void setFormat(String pointer) {
    format = pointer;
  }

  /** The name of the format while tags are marked as {@code tags} says. */
  public void setNativeFormat(String name) {
    nativeFormat = name;
  }

  /** The name of the format on the second try, with placeholders. */
  public void setPlainFormat(String name) {
    plainFormat = name;
  }

  public void setTags(Markings markings) {
    tags = markings;
  }

  /** The header that takes the key. */
  public void setKeyHeader(String name) {
    keyHeader = name;
  }

  /** What stands before the key in its header. */
  public void setKeyPrefix(String prefix) {
    keyPrefix = prefix;
  }

  /** Where in the answer the array of translations is, in the order of the texts. */
  public void setTranslations(String pointer) {
    translations = pointer;
  }

  /** Where in its element of the array a translation is; empty for an array of strings. */
  public void setTranslation(String pointer) {
    translation = pointer;
  }

  /** Where the answer names its model; empty where it does not. */
  public void setModel(String pointer) {
    model = pointer;
  }

  ObjectNode start() {
    return fixed.deepCopy();
  }

  String texts() {
    return texts;
  }

  String text() {
    return text;
  }

  String source() {
    return source;
  }

  String target() {
    return target;
  }

  String format() {
    return format;
  }

  String nativeFormat() {
    return nativeFormat;
  }

  String plainFormat() {
    return plainFormat;
  }

  Markings tags() {
    return tags;
  }

  String keyHeader() {
    return keyHeader;
  }

  String keyPrefix() {
    return keyPrefix;
  }

  String translations() {
    return translations;
  }

  String translation() {
    return translation;
  }

  String model() {
    return model;
  }
}
