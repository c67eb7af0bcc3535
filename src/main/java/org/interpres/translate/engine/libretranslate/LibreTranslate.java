package org.interpres.translate.engine.libretranslate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.EngineRequest;
import org.interpres.translate.engine.Engines;
import org.interpres.translate.engine.TagProtection;
import org.interpres.translate.engine.VendorLocale;
import org.interpres.translate.engine.http.HttpEngine;
import org.interpres.translate.engine.http.HttpQuestion;
import org.interpres.translate.engine.http.HttpReply;
import org.interpres.translate.engine.http.PlainKey;
import org.interpres.translate.engine.tags.Markup;
import org.interpres.translate.engine.tags.Placeholders;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * LibreTranslate, {@code POST /translate}. The source language is always given: detected, it would
 * be one for the whole batch. Its key is optional and a field of the body.
 */
@Component("libretranslate")
final class LibreTranslate extends HttpEngine {

  private static final VendorLocale LOCALES =
      new VendorLocale(
          Map.of(
              "zh-Hans", "zh-Hans",
              "zh-Hant", "zh-Hant",
              "pt-BR", "pt-BR",
              "pt-PT", "pt",
              "no", "nb"));

  private final PlainKey key;

  LibreTranslate(Engines engines, Clock clock, PlainKey key) {
    super(engines, clock);
    this.key = key;
  }

  @Override
  protected HttpQuestion question(ConfiguredEngine engine, EngineRequest request) {
    var texts = protect(request, Markup.HTML_DECODED, Placeholders.BRACES);
    ObjectNode body = JSON.createObjectNode();
    texts.forEach(text -> body.withArray("/q").add(text.sent()));
    body.put("source", LOCALES.of(engine.options(), request.sourceLocale()));
    body.put("target", LOCALES.of(engine.options(), request.targetLocale()));
    body.put("format", request.protection() == TagProtection.NATIVE ? "html" : "text");
    if (engine.access().hasKey()) {
      body.put("api_key", key.mark());
    }
    return new HttpQuestion(engine, request, texts, Map.of(), "", body);
  }

  @Override
  protected EngineAnswer answer(HttpQuestion question, HttpReply reply) {
    return inOrder(question, reply.body().path("translatedText"), "", null, null);
  }

  /** Its errors have a sentence and no code; the sentence is looked at and not passed on. */
  @Override
  protected @Nullable EngineFault fault(HttpQuestion question, HttpReply reply) {
    String engine = question.name();
    String error = reply.body().path("error").asText().toLowerCase(Locale.ROOT);
    if (reply.status() == 400 && error.contains("exceeds")) {
      return new EngineFault.TextRefused(engine, "finds the request too large", question.ids());
    }
    if (reply.status() == 400 && error.contains("api key")) {
      return new EngineFault.Forbidden(engine, "does not accept the key (HTTP status 400)");
    }
    return reply.status() == 400
        ? new EngineFault.Unsuitable(
            engine, "does not take this request (HTTP status 400): a locale that it does not have")
        : null;
  }
}
