package org.interpres.translate.engine.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.Engines;
import org.interpres.translate.engine.GlossaryOrder;
import org.interpres.translate.engine.GlossaryReply;
import org.jspecify.annotations.Nullable;

/**
 * A vendor that keeps glossaries, asked in JSON over HTTP. Its route calls {@link #ask} before the
 * HTTP endpoint and {@link #read} after it. Thread-safe.
 */
public abstract class HttpGlossaries {

  protected static final JsonMapper JSON = HttpReply.JSON;

  /** For one call: a batch waits meanwhile, under a lease. */
  private static final int SECONDS = 10;

  private static final Duration BREATH = Duration.ofSeconds(1);
  private static final String ORDER = "engineGlossaryOrder";

  private final Engines engines;
  private final Clock clock;

  protected HttpGlossaries(Engines engines, Clock clock) {
    this.engines = engines;
    this.clock = clock;
  }

  /**
   * A request as the vendor wants it.
   *
   * @param path below the address of the route; may be empty
   * @param query may be empty
   * @param body JSON, unless the headers name another type; null for none
   */
  protected record Call(
      String method,
      String path,
      String query,
      Map<String, String> headers,
      @Nullable String body) {

    public Call {
      headers = Map.copyOf(headers);
    }

    /** One in JSON, without a query. */
    public Call(String method, String path, Map<String, String> headers, @Nullable JsonNode body) {
      this(method, path, "", headers, body == null ? null : body.toString());
    }
  }

  /** How the vendor is asked; null where it need not be: it allows every glossary. */
  protected abstract @Nullable Call call(ConfiguredEngine engine, GlossaryOrder order);

  /** What the vendor answered, of whatever status; null for what the status says. */
  protected abstract @Nullable GlossaryReply reply(GlossaryOrder order, HttpReply reply);

  /**
   * Makes the vendor's HTTP request of the {@link GlossaryOrder} in the body, or, where there is
   * nothing to ask, ends the route with the reply.
   */
  public final void ask(Exchange exchange) {
    Message message = exchange.getMessage();
    GlossaryOrder order = Objects.requireNonNull(message.getBody(GlossaryOrder.class));
    ConfiguredEngine engine = engines.engine(order.engine());
    Call call = call(engine, order);
    if (call == null) {
      message.setBody(new GlossaryReply.Allowed());
      exchange.setRouteStop(true);
      return;
    }
    exchange.setProperty(ORDER, order);
    message.removeHeaders("*");
    message.setHeader("Accept", "application/json");
    call.headers().forEach(message::setHeader);
    message.setHeader(Exchange.HTTP_METHOD, call.method());
    if (!call.path().isEmpty()) {
      message.setHeader(Exchange.HTTP_PATH, call.path());
    }
    if (!call.query().isEmpty()) {
      message.setHeader(Exchange.HTTP_QUERY, call.query());
    }
    message.setHeader(EngineHttp.ENGINE, engine.name());
    message.setHeader(EngineHttp.SECONDS, SECONDS);
    if (call.body() != null && !call.headers().containsKey("Content-Type")) {
      message.setHeader("Content-Type", "application/json");
    }
    message.setBody(call.body());
  }

  /**
   * Makes a {@link GlossaryReply} of the vendor's HTTP answer, or throws an {@link EngineFault}.
   */
  public final void read(Exchange exchange) {
    GlossaryOrder order = Objects.requireNonNull(exchange.getProperty(ORDER, GlossaryOrder.class));
    HttpReply answered = HttpReply.of(exchange.getMessage(), Instant.now(clock));
    // Before anything can be thrown: what a vendor echoes may have the key.
    exchange.getMessage().removeHeaders("*");
    GlossaryReply reply = reply(order, answered);
    if (reply == null) {
      throw fault(order.engine(), answered);
    }
    exchange.getMessage().setBody(reply);
  }

  private static EngineFault fault(String engine, HttpReply answered) {
    return switch (answered.status()) {
      case 429, 529 ->
          busy(engine, "answered with the HTTP status %d".formatted(answered.status()), answered);
      case 413 -> new EngineFault.Unsuitable(engine, "finds the glossary too large");
      default -> answered.fault(engine, List.of());
    };
  }

  /** It took nothing: the same order again in a moment, or when it wishes. */
  protected static EngineFault busy(String engine, String words, HttpReply answered) {
    return new EngineFault.Unavailable(
        engine, words, answered.retryAfter() == null ? BREATH : answered.retryAfter());
  }
}
