package org.interpres.translate.engine.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.EngineOptions;
import org.interpres.translate.engine.EngineRequest;
import org.interpres.translate.engine.Engines;
import org.interpres.translate.engine.TagProtection;
import org.interpres.translate.engine.VendorLocale;
import org.interpres.translate.engine.http.HttpEngine;
import org.interpres.translate.engine.http.HttpQuestion;
import org.interpres.translate.engine.http.HttpReply;
import org.interpres.translate.engine.tags.Markup;
import org.interpres.translate.engine.tags.Placeholders;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Google Cloud Translation, {@code POST /v3/projects/P/locations/L:translateText}. Model and
 * glossary are resource names ({@code projects/P/locations/L/glossaries/G}) of the route's
 * location. A quota is told as 429 or as 403, and of those only a daily or monthly one is final.
 */
@Component("google")
final class Google extends HttpEngine {

  static final VendorLocale LOCALES =
      new VendorLocale(
          Map.of(
              "zh-Hans", "zh-CN",
              "zh-Hant", "zh-TW",
              "pt-PT", "pt-PT",
              "pt-BR", "pt-BR",
              "fr-CA", "fr-CA",
              "nb", "no"));

  private final GoogleToken token;

  Google(Engines engines, Clock clock, GoogleToken token) {
    super(engines, clock);
    this.token = token;
  }

  @Override
  protected HttpQuestion question(ConfiguredEngine engine, EngineRequest request) {
    EngineOptions options = engine.options();
    ObjectNode body = JSON.createObjectNode();
    var texts = protect(request, Markup.HTML, Placeholders.BRACES);
    texts.forEach(text -> body.withArray("/contents").add(text.sent()));
    boolean html = request.protection() == TagProtection.NATIVE;
    body.put("mimeType", html ? "text/html" : "text/plain");
    body.put("sourceLanguageCode", LOCALES.of(options, request.sourceLocale()));
    body.put("targetLanguageCode", LOCALES.of(options, request.targetLocale()));
    if (!options.model().isEmpty()) {
      body.put("model", options.model());
    }
    String glossary = glossaryId(engine, request);
    if (glossary != null) {
      body.putObject("glossaryConfig").put("glossary", glossary);
    }
    return new HttpQuestion(engine, request, texts, bearer(token), "", body);
  }

  /** With a glossary the answer has both: the translations with it are the ones that count. */
  @Override
  protected EngineAnswer answer(HttpQuestion question, HttpReply reply) {
    String glossary = glossaryId(question.engine(), question.request());
    JsonNode translations =
        reply.body().path(glossary == null ? "translations" : "glossaryTranslations");
    String model = translations.path(0).path("model").asText("v3");
    return inOrder(
        question,
        translations,
        "/translatedText",
        model.substring(model.lastIndexOf("/models/") < 0 ? 0 : model.lastIndexOf("/models/") + 8),
        glossaryMark(question));
  }

  @Override
  protected @Nullable EngineFault fault(HttpQuestion question, HttpReply reply) {
    String engine = question.name();
    GoogleError error = GoogleError.of(reply);
    if (lost(question, reply, error)) {
      return new EngineFault.GlossaryLost(engine);
    }
    if ((reply.status() == 403 || reply.status() == 429) && error.daily()) {
      return new EngineFault.QuotaExhausted(engine, "has used up its quota of the day");
    }
    if (reply.status() == 403 && error.says("rate limit")) {
      return new EngineFault.Unavailable(
          engine, "is asked too often (HTTP status 403)", reply.retryAfter());
    }
    if (reply.status() == 403 && error.says("quota", "billing")) {
      return new EngineFault.QuotaExhausted(engine, "has no quota left (HTTP status 403)");
    }
    if (reply.status() == 400 && error.says("too large", "too long")) {
      return new EngineFault.TextRefused(engine, "finds the request too large", question.ids());
    }
    return reply.status() == 400
        ? new EngineFault.Unsuitable(
            engine,
            "does not take this request (HTTP status 400, %s): a locale, model or glossary that it"
                    .formatted(error.status())
                + " does not know")
        : null;
  }

  /** Of what else a request holds, Google knows all or has known it the last time. */
  private static boolean lost(HttpQuestion question, HttpReply reply, GoogleError error) {
    return keptByUs(question)
        && (reply.status() == 404 || reply.status() == 400 && error.says("glossary"));
  }
}
