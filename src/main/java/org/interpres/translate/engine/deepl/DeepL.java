package org.interpres.translate.engine.deepl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.interpres.article.InlineToken;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.EngineOptions;
import org.interpres.translate.engine.EngineRequest;
import org.interpres.translate.engine.EngineText;
import org.interpres.translate.engine.Engines;
import org.interpres.translate.engine.TagProtection;
import org.interpres.translate.engine.http.HttpEngine;
import org.interpres.translate.engine.http.HttpQuestion;
import org.interpres.translate.engine.http.HttpReply;
import org.interpres.translate.engine.http.PlainKey;
import org.interpres.translate.engine.tags.Markup;
import org.interpres.translate.engine.tags.Placeholders;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * DeepL, {@code POST /v2/translate}. A text is one sentence, so it is not split; its end and its
 * first letter stay as they are. Neighbouring sentences go as context, which is not billed.
 */
@Component("deepl")
final class DeepL extends HttpEngine {

  /** UTF-16 characters of context a request: it counts against the 128 KiB of the body. */
  private static final int CONTEXT = 4_000;

  private final PlainKey key;

  DeepL(Engines engines, Clock clock, PlainKey key) {
    super(engines, clock);
    this.key = key;
  }

  @Override
  protected HttpQuestion question(ConfiguredEngine engine, EngineRequest request) {
    EngineOptions options = engine.options();
    ObjectNode body = JSON.createObjectNode();
    var texts = protect(request, Markup.XML, Placeholders.BRACES);
    texts.forEach(text -> body.withArray("/text").add(text.sent()));
    body.put("source_lang", DeepLLanguages.source(options, request.sourceLocale()));
    body.put("target_lang", DeepLLanguages.target(options, request.targetLocale()));
    body.put("split_sentences", "0");
    body.put("preserve_formatting", true);
    if (request.protection() == TagProtection.NATIVE) {
      body.put("tag_handling", "xml");
      body.withArray("/ignore_tags").add("k");
    }
    putUnlessEmpty(body, "context", context(request));
    putUnlessEmpty(body, "formality", options.formality());
    putUnlessEmpty(body, "model_type", options.model());
    putUnlessEmpty(
        body, "glossary_id", Objects.requireNonNullElse(glossaryId(engine, request), ""));
    return new HttpQuestion(
        engine, request, texts, Map.of("Authorization", "DeepL-Auth-Key " + key.mark()), "", body);
  }

  /** The neighbours that are not asked themselves, each once. */
  private static String context(EngineRequest request) {
    Set<String> neighbours = new LinkedHashSet<>();
    for (EngineText item : request.items()) {
      if (item.before() != null) {
        neighbours.add(InlineToken.plain(item.before()));
      }
      if (item.after() != null) {
        neighbours.add(InlineToken.plain(item.after()));
      }
    }
    request.texts().forEach(text -> neighbours.remove(InlineToken.plain(text)));
    StringBuilder context = new StringBuilder();
    for (String neighbour : neighbours) {
      if (context.length() + neighbour.length() < CONTEXT) {
        context.append(context.isEmpty() ? "" : "\n").append(neighbour);
      }
    }
    return context.toString();
  }

  private static void putUnlessEmpty(ObjectNode body, String field, String value) {
    if (!value.isEmpty()) {
      body.put(field, value);
    }
  }

  @Override
  protected EngineAnswer answer(HttpQuestion question, HttpReply reply) {
    JsonNode translations = reply.body().path("translations");
    String model = translations.path(0).path("model_type_used").asText("v2");
    return inOrder(question, translations, "/text", model, glossaryMark(question));
  }

  @Override
  protected @Nullable EngineFault fault(HttpQuestion question, HttpReply reply) {
    if (lost(question, reply)) {
      return new EngineFault.GlossaryLost(question.name());
    }
    return switch (reply.status()) {
      case 456 ->
          new EngineFault.QuotaExhausted(
              question.name(), "has used up its quota of characters (HTTP status 456)");
      case 400 ->
          new EngineFault.Unsuitable(
              question.name(),
              "does not take this request (HTTP status 400): a locale, formality, model or glossary"
                  + " that it does not know");
      case 404 ->
          new EngineFault.Unsuitable(
              question.name(), "does not know its glossary or address (HTTP status 404)");
      default -> null;
    };
  }

  /** Of what else a request holds, DeepL knows all or has known it the last time. */
  private static boolean lost(HttpQuestion question, HttpReply reply) {
    String message = reply.body().path("message").asText() + reply.body().path("detail").asText();
    return keptByUs(question)
        && (reply.status() == 404
            || reply.status() == 400 && message.toLowerCase(Locale.ROOT).contains("glossary"));
  }
}
