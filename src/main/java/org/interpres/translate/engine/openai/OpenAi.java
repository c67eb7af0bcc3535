package org.interpres.translate.engine.openai;

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
import org.interpres.translate.engine.http.HttpEngine;
import org.interpres.translate.engine.http.HttpQuestion;
import org.interpres.translate.engine.http.HttpReply;
import org.interpres.translate.engine.http.PlainKey;
import org.interpres.translate.engine.tags.Placeholders;
import org.interpres.translate.engine.tags.TagCodec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A language model behind {@code POST /chat/completions}: OpenAI, vLLM, Ollama, llama.cpp. The
 * answer is bound to a JSON schema and must echo each text's number once; a model that was talked
 * into something else by an article answers another shape and is not believed.
 */
@Component("openai")
final class OpenAi extends HttpEngine {

  private final PlainKey key;

  OpenAi(Engines engines, Clock clock, PlainKey key) {
    super(engines, clock);
    this.key = key;
  }

  @Override
  protected HttpQuestion question(ConfiguredEngine engine, EngineRequest request) {
    EngineOptions options = engine.options();
    var texts = protect(request, TagCodec.AS_THEY_ARE, Placeholders.BRACES);
    ObjectNode body = JSON.createObjectNode();
    body.put("model", options.model());
    if (!options.temperature().isEmpty()) {
      body.put("temperature", Double.parseDouble(options.temperature()));
    }
    boolean tags = request.protection() == TagProtection.NATIVE;
    body.withArray("/messages")
        .add(message("system", ChatPrompt.instructions(request, options.formality(), tags)))
        .add(message("user", ChatPrompt.material(request, texts).toString()));
    body.set("response_format", ChatPrompt.format(texts.size()));
    return new HttpQuestion(
        engine, request, texts, engine.access().hasKey() ? bearer(key) : Map.of(), "", body);
  }

  private static ObjectNode message(String role, String content) {
    return JSON.createObjectNode().put("role", role).put("content", content);
  }

  @Override
  protected EngineAnswer answer(HttpQuestion question, HttpReply reply) {
    return new ChatAnswer(question, reply.body()).read(termsVersion(question.request()));
  }

  @Override
  protected @Nullable EngineFault fault(HttpQuestion question, HttpReply reply) {
    String engine = question.name();
    String code = reply.code("/error/code");
    String type = reply.code("/error/type");
    if (code.equals("insufficient_quota") || type.equals("insufficient_quota")) {
      return new EngineFault.QuotaExhausted(engine, "has no credit left (insufficient_quota)");
    }
    if (code.equals("context_length_exceeded") || type.equals("exceed_context_size_error")) {
      return new EngineFault.TextRefused(engine, "finds the request too large", question.ids());
    }
    return reply.status() == 400 || reply.status() == 404
        ? new EngineFault.Unsuitable(
            engine,
            "does not take this request (HTTP status %d, %s): a model or an option that it does not"
                    .formatted(reply.status(), code)
                + " know")
        : null;
  }
}
