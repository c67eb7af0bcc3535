package org.interpres.translate.engine.amazon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.EngineOptions;
import org.interpres.translate.engine.EngineRequest;
import org.interpres.translate.engine.Engines;
import org.interpres.translate.engine.VendorLocale;
import org.interpres.translate.engine.http.HttpEngine;
import org.interpres.translate.engine.http.HttpQuestion;
import org.interpres.translate.engine.http.HttpReply;
import org.interpres.translate.engine.tags.Placeholders;
import org.interpres.translate.engine.tags.ProtectedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Amazon Translate, {@code TranslateText} of its JSON 1.1 protocol: one text a call. It knows no
 * tags here, so they are placeholders on both tries, of two kinds.
 */
@Component("amazon")
final class Amazon extends HttpEngine {

  static final VendorLocale LOCALES =
      new VendorLocale(
          Map.of(
              "zh-Hans", "zh",
              "zh-Hant", "zh-TW",
              "pt-PT", "pt-PT",
              "fr-CA", "fr-CA",
              "es-MX", "es-MX",
              "nb", "no",
              "fil", "tl"));

  private final AwsSignature signature;

  Amazon(Engines engines, Clock clock, AwsSignature signature) {
    super(engines, clock);
    this.signature = signature;
  }

  @Override
  protected HttpQuestion question(ConfiguredEngine engine, EngineRequest request) {
    if (request.items().size() > 1) {
      throw new EngineFault.TextRefused(
          engine.name(),
          "takes one text a call",
          request.items().stream().map(item -> item.id()).toList());
    }
    EngineOptions options = engine.options();
    List<ProtectedText> texts = protect(request, Placeholders.BRACES, Placeholders.BRACKETS);
    ObjectNode body = JSON.createObjectNode();
    body.put("Text", texts.get(0).sent());
    body.put("SourceLanguageCode", LOCALES.of(options, request.sourceLocale()));
    body.put("TargetLanguageCode", LOCALES.of(options, request.targetLocale()));
    String glossary = glossaryId(engine, request);
    if (glossary != null) {
      body.putArray("TerminologyNames").add(glossary);
    }
    if (!options.formality().isEmpty()) {
      body.putObject("Settings").put("Formality", options.formality());
    }
    return new HttpQuestion(engine, request, texts, signature.headers("TranslateText"), "", body);
  }

  @Override
  protected EngineAnswer answer(HttpQuestion question, HttpReply reply) {
    ArrayNode one = JSON.createArrayNode();
    if (!reply.body().isMissingNode()) {
      one.add(reply.body());
    }
    boolean applied = reply.body().at("/AppliedTerminologies/0/Name").isTextual();
    return inOrder(
        question, one, "/TranslatedText", "20170701", applied ? glossaryMark(question) : null);
  }

  @Override
  protected @Nullable EngineFault fault(HttpQuestion question, HttpReply reply) {
    return keptByUs(question) && AmazonError.type(reply).equals("ResourceNotFoundException")
        ? new EngineFault.GlossaryLost(question.name())
        : AmazonError.fault(question.name(), reply, question.ids());
  }
}
