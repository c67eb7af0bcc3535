package org.interpres.translate.engine.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.interpres.article.Origin;
import org.interpres.translate.engine.BatchLimits;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineAnswer.Answered;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.EngineRequest;
import org.interpres.translate.engine.EngineText;
import org.interpres.translate.engine.Engines;
import org.interpres.translate.engine.TagProtection;
import org.interpres.translate.engine.tags.ProtectedText;
import org.interpres.translate.engine.tags.TagCodec;
import org.jspecify.annotations.Nullable;

/**
 * An engine that is asked in JSON over HTTP. Its route calls {@link #ask} before the HTTP endpoint
 * and {@link #read} after it; in between the message is the vendor's. Thread-safe.
 */
public abstract class HttpEngine {

  /** Shared with the readers of replies: strict, and it knows no types of ours. */
  protected static final JsonMapper JSON = HttpReply.JSON;

  private static final String QUESTION = "engineQuestion";
  private static final String CALLERS_HEADERS = "engineCallersHeaders";

  private final Engines engines;
  private final Clock clock;

  protected HttpEngine(Engines engines, Clock clock) {
    this.engines = engines;
    this.clock = clock;
  }

  /** How the vendor is asked. */
  protected abstract HttpQuestion question(ConfiguredEngine engine, EngineRequest request);

  /** What the vendor answered, for a status of 200. */
  protected abstract EngineAnswer answer(HttpQuestion question, HttpReply reply);

  /** What went wrong, for any other status; null for what the status says. */
  protected abstract @Nullable EngineFault fault(HttpQuestion question, HttpReply reply);

  /**
   * Makes the vendor's HTTP request of the {@link EngineRequest} in the body. Nothing that the
   * caller had in its headers goes out.
   *
   * @throws EngineFault.Unsuitable where the configuration lacks something
   * @throws EngineFault.TextRefused where the request is above the engine's limits
   */
  public final void ask(Exchange exchange) {
    EngineRequest request =
        Objects.requireNonNull(exchange.getMessage().getBody(EngineRequest.class));
    ConfiguredEngine engine = engines.engine(request.engine());
    if (!engine.profile().ready()) {
      throw new EngineFault.Unsuitable(
          engine.name(), Objects.requireNonNull(engine.profile().missing()));
    }
    withinLimits(request, engine.profile().limits());
    HttpQuestion question = question(engine, request);
    Message message = exchange.getMessage();
    exchange.setProperty(QUESTION, question);
    exchange.setProperty(CALLERS_HEADERS, new HashMap<>(message.getHeaders()));
    message.removeHeaders("*");
    message.setHeader("Content-Type", "application/json");
    message.setHeader("Accept", "application/json");
    question.headers().forEach(message::setHeader);
    message.setHeader(EngineHttp.ENGINE, engine.name());
    if (!question.query().isEmpty()) {
      message.setHeader(Exchange.HTTP_QUERY, question.query());
    }
    message.setBody(question.body().toString());
  }

  /**
   * Makes an {@link EngineAnswer} of the vendor's HTTP answer, or throws an {@link EngineFault}.
   */
  public final void read(Exchange exchange) {
    HttpQuestion question = question(exchange);
    HttpReply reply = HttpReply.of(exchange.getMessage(), Instant.now(clock));
    giveBack(exchange);
    if (reply.status() != 200) {
      EngineFault fault = fault(question, reply);
      throw fault != null ? fault : reply.fault(question.name(), question.ids());
    }
    exchange.getMessage().setBody(answer(question, reply));
  }

  /**
   * The caller gets the headers back that it had. One of them is Camel's count of redeliveries: a
   * caller that retries by Camel's error handler would do so for ever without it.
   */
  static void giveBack(Exchange exchange) {
    exchange.removeProperty(QUESTION);
    exchange.getMessage().removeHeaders("*");
    Map<?, ?> headers = (Map<?, ?>) exchange.removeProperty(CALLERS_HEADERS);
    headers.forEach((name, value) -> exchange.getMessage().setHeader((String) name, value));
  }

  static HttpQuestion question(Exchange exchange) {
    return Objects.requireNonNull(exchange.getProperty(QUESTION, HttpQuestion.class));
  }

  /** Above a limit a vendor may cut, refuse, or translate and bill: it is never tried. */
  private static void withinLimits(EngineRequest request, BatchLimits limits) {
    int size = 0;
    for (EngineText item : request.items()) {
      if (!limits.takes(item.source())) {
        throw new EngineFault.TextRefused(
            request.engine(),
            "takes no text of more than %d %s".formatted(limits.textSize(), limits.unit().label()),
            List.of(item.id()));
      }
      size += limits.sizeOf(item.source());
    }
    if (size > limits.size() || request.items().size() > limits.texts()) {
      throw new EngineFault.TextRefused(
          request.engine(),
          "takes %d texts of %d %s a call"
              .formatted(limits.texts(), limits.size(), limits.unit().label()),
          request.items().stream().map(EngineText::id).toList());
    }
  }

  /** The texts, with tags in the vendor's way or, on the second try, the other. */
  protected static List<ProtectedText> protect(
      EngineRequest request, TagCodec vendors, TagCodec other) {
    TagCodec codec = request.protection() == TagProtection.NATIVE ? vendors : other;
    return request.texts().stream()
        .map(text -> codec.protect(text, request.glossary().terms()))
        .toList();
  }

  /**
   * The answer whose targets stand in an array, in the order of the texts.
   *
   * @param pointer from an element of the array to its text
   * @param model and version that answered, or null
   * @param glossary that had a part in it, or null
   * @throws EngineFault.DamagedAnswer where the array is none, short, or long
   */
  protected static EngineAnswer inOrder(
      HttpQuestion question,
      JsonNode array,
      String pointer,
      @Nullable String model,
      @Nullable String glossary) {
    int asked = question.texts().size();
    if (!array.isArray()) {
      throw new EngineFault.DamagedAnswer(question.name(), "answered with what is no answer");
    }
    if (array.size() != asked) {
      throw new EngineFault.DamagedAnswer(
          question.name(), "was asked for %d texts and answered %d".formatted(asked, array.size()));
    }
    Origin origin = new Origin(Origin.Kind.ENGINE, question.name(), model, null);
    List<Answered> answers = new ArrayList<>();
    for (int i = 0; i < asked; i++) {
      JsonNode target = array.get(i).at(pointer);
      if (!target.isTextual()) {
        throw new EngineFault.DamagedAnswer(question.name(), "answered a text with none");
      }
      answers.add(new Answered(question.texts().get(i).restore(target.textValue()), origin));
    }
    return new EngineAnswer(answers, glossary);
  }

  /**
   * The glossary that the vendor keeps: the one that the configuration names, or else the one that
   * Interpres made; null where there is neither.
   */
  protected static @Nullable String glossaryId(ConfiguredEngine engine, EngineRequest request) {
    String configured = engine.options().glossaryFor(request.targetLocale());
    return configured.isEmpty() ? request.glossary().kept() : configured;
  }

  /** What a draft says of {@link #glossaryId}: an id, or of ours the version of the terms. */
  protected static @Nullable String glossaryMark(HttpQuestion question) {
    return keptByUs(question)
        ? question.request().glossary().version()
        : glossaryId(question.engine(), question.request());
  }

  /** Whether the glossary that goes along is one that Interpres made. */
  protected static boolean keptByUs(HttpQuestion question) {
    String kept = question.request().glossary().kept();
    return kept != null && kept.equals(glossaryId(question.engine(), question.request()));
  }

  /** The version of the request's terms where at least one was sent along, or null. */
  protected static @Nullable String termsVersion(EngineRequest request) {
    return request.glossary().terms().isEmpty() ? null : request.glossary().version();
  }

  /** The header that most services take their key in. */
  protected static Map<String, String> bearer(Credential credential) {
    return Map.of("Authorization", "Bearer " + credential.mark());
  }
}
