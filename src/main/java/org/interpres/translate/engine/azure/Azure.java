package org.interpres.translate.engine.azure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
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
 * Azure Translator, {@code POST /translate?api-version=3.0}. Terms go as its dynamic dictionary,
 * which it applies only where one of the two languages is English.
 */
@Component("azure")
final class Azure extends HttpEngine {

  private static final VendorLocale LOCALES =
      new VendorLocale(
          Map.of(
              "zh-Hans", "zh-Hans",
              "zh-Hant", "zh-Hant",
              "pt-PT", "pt-pt",
              "fr-CA", "fr-ca",
              "sr-Cyrl", "sr-Cyrl",
              "sr-Latn", "sr-Latn",
              "no", "nb"));

  private final PlainKey key;

  Azure(Engines engines, Clock clock, PlainKey key) {
    super(engines, clock);
    this.key = key;
  }

  @Override
  protected HttpQuestion question(ConfiguredEngine engine, EngineRequest request) {
    var texts =
        protect(
            request,
            dictionary(request) ? Markup.HTML_WITH_DICTIONARY : Markup.HTML,
            Placeholders.BRACES);
    ArrayNode body = JSON.createArrayNode();
    texts.forEach(text -> body.addObject().put("Text", text.sent()));
    Map<String, String> headers = new HashMap<>();
    headers.put("Ocp-Apim-Subscription-Key", key.mark());
    if (!engine.access().region().isEmpty()) {
      headers.put("Ocp-Apim-Subscription-Region", engine.access().region());
    }
    return new HttpQuestion(engine, request, texts, headers, query(engine, request), body);
  }

  private static boolean dictionary(EngineRequest request) {
    return request.sourceLocale().language().equals("en")
        || request.targetLocale().language().equals("en");
  }

  private static String query(ConfiguredEngine engine, EngineRequest request) {
    StringBuilder query = new StringBuilder("api-version=3.0");
    parameter(query, "from", LOCALES.of(engine.options(), request.sourceLocale()));
    parameter(query, "to", LOCALES.of(engine.options(), request.targetLocale()));
    boolean html = request.protection() == TagProtection.NATIVE;
    parameter(query, "textType", html ? "html" : "plain");
    if (!engine.options().model().isEmpty()) {
      parameter(query, "category", engine.options().model());
    }
    return query.toString();
  }

  private static void parameter(StringBuilder query, String name, String value) {
    query
        .append('&')
        .append(name)
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  @Override
  protected EngineAnswer answer(HttpQuestion question, HttpReply reply) {
    boolean terms =
        question.texts().stream().anyMatch(text -> text.sent().contains("<mstrans:dictionary"));
    String category = question.engine().options().model();
    return inOrder(
        question,
        reply.body(),
        "/translations/0/text",
        category.isEmpty() ? "3.0" : "3.0 " + category,
        terms ? question.request().glossary().version() : null);
  }

  /** Its own six digits say more than the status: a 403 is a quota, a 408 a model that loads. */
  @Override
  protected @Nullable EngineFault fault(HttpQuestion question, HttpReply reply) {
    String engine = question.name();
    String code = reply.code("/error/code");
    String answered = "answered with the error %s".formatted(code);
    return switch (code) {
      case "400050", "400072", "400077" ->
          new EngineFault.TextRefused(engine, "finds a text too large", question.ids());
      case "403000", "403001" ->
          new EngineFault.QuotaExhausted(
              engine, "has used up its quota (error %s)".formatted(code));
      case "408001", "408002" ->
          new EngineFault.Unavailable(engine, "is loading the model", Duration.ofMinutes(1));
      case "400035", "400036" ->
          new EngineFault.Unsuitable(engine, "does not know a locale (error %s)".formatted(code));
      default -> reply.status() == 400 ? new EngineFault.Unsuitable(engine, answered) : null;
    };
  }
}
