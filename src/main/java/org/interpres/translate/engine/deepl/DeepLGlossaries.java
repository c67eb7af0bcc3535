package org.interpres.translate.engine.deepl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.Engines;
import org.interpres.translate.engine.GlossaryOrder;
import org.interpres.translate.engine.GlossaryOrder.Act;
import org.interpres.translate.engine.GlossaryReply;
import org.interpres.translate.engine.KeptGlossary;
import org.interpres.translate.engine.http.HttpGlossaries;
import org.interpres.translate.engine.http.HttpReply;
import org.interpres.translate.engine.http.PlainKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * DeepL's glossaries of one language pair, {@code /v2/glossaries}. They are never changed once
 * made, which is what a version wants; the ones of {@code /v3} can be edited. Their languages have
 * no variants: one for EN serves EN-GB and EN-US.
 */
@Component("deeplGlossaries")
final class DeepLGlossaries extends HttpGlossaries {

  /** Bytes in UTF-8 of a source or a target, by DeepL's documentation; a file may have 10 MiB. */
  private static final int LONGEST = 1024;

  private final Engines engines;
  private final PlainKey key;

  DeepLGlossaries(Engines engines, Clock clock, PlainKey key) {
    super(engines, clock);
    this.engines = engines;
    this.key = key;
  }

  /** The two languages as DeepL's glossaries name them. */
  private record Languages(String source, String target) {

    boolean are(JsonNode pair) {
      return source.equalsIgnoreCase(pair.path("source_lang").asText())
          && target.equalsIgnoreCase(pair.path("target_lang").asText());
    }
  }

  private static Languages languages(ConfiguredEngine engine, KeptGlossary glossary) {
    return new Languages(
        DeepLLanguages.base(DeepLLanguages.source(engine.options(), glossary.source())),
        DeepLLanguages.base(DeepLLanguages.target(engine.options(), glossary.target())));
  }

  @Override
  protected @Nullable Call call(ConfiguredEngine engine, GlossaryOrder order) {
    return switch (order.act()) {
      case FIND -> call("GET", "/glossaries", null);
      case ALLOW -> call("GET", "/glossary-language-pairs", null);
      case MAKE -> call("POST", "/glossaries", body(engine, order.glossary()));
      case REMOVE -> call("DELETE", "/glossaries/" + order.id(), null);
      case STORE, AWAIT, DISCARD -> null;
    };
  }

  private Call call(String method, String path, @Nullable JsonNode body) {
    return new Call(method, path, Map.of("Authorization", "DeepL-Auth-Key " + key.mark()), body);
  }

  private static JsonNode body(ConfiguredEngine engine, KeptGlossary glossary) {
    Languages languages = languages(engine, glossary);
    return JSON.createObjectNode()
        .put("name", glossary.name())
        .put("source_lang", languages.source())
        .put("target_lang", languages.target())
        .put(
            "entries",
            glossary.entries(LONGEST).stream()
                .map(entry -> entry.source() + "\t" + entry.target())
                .collect(Collectors.joining("\n")))
        .put("entries_format", "tsv");
  }

  @Override
  protected @Nullable GlossaryReply reply(GlossaryOrder order, HttpReply reply) {
    if (order.act() == Act.REMOVE && (reply.status() == 204 || reply.status() == 404)) {
      return new GlossaryReply.Absent();
    }
    return switch (reply.status()) {
      case 200 ->
          order.act() == Act.FIND
              ? found(order, reply.body().path("glossaries"))
              : allowed(order, reply.body().path("supported_languages"));
      case 201 -> kept(order, reply.body());
      case 400 ->
          throw new EngineFault.Unsuitable(
              order.engine(), "does not take the glossary (HTTP status 400)");
      case 456 ->
          throw new EngineFault.QuotaExhausted(
              order.engine(), "has as many glossaries as the account may have (HTTP status 456)");
      default -> null;
    };
  }

  private static @Nullable GlossaryReply found(GlossaryOrder order, JsonNode glossaries) {
    if (!glossaries.isArray()) {
      return null;
    }
    for (JsonNode glossary : glossaries) {
      if (glossary.path("name").asText().equals(order.glossary().name())) {
        return kept(order, glossary);
      }
    }
    return new GlossaryReply.Absent();
  }

  private @Nullable GlossaryReply allowed(GlossaryOrder order, JsonNode pairs) {
    if (!pairs.isArray()) {
      return null;
    }
    Languages wanted = languages(engines.engine(order.engine()), order.glossary());
    for (JsonNode pair : pairs) {
      if (wanted.are(pair)) {
        return new GlossaryReply.Allowed();
      }
    }
    return new GlossaryReply.Refused(
        "DeepL has no glossaries from %s to %s".formatted(wanted.source(), wanted.target()));
  }

  private static @Nullable GlossaryReply kept(GlossaryOrder order, JsonNode glossary) {
    String id = glossary.path("glossary_id").asText();
    if (!id.matches("[A-Za-z0-9-]{1,100}")) {
      return null;
    }
    if (!glossary.path("ready").asBoolean(true)) {
      throw new EngineFault.Unavailable(order.engine(), "has not got the glossary ready yet", null);
    }
    return new GlossaryReply.Kept(id, order.glossary().leftOut(LONGEST));
  }
}
