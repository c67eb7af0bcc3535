package org.interpres.translate.engine.http;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.interpres.translate.engine.EngineFault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells the circuit breaker of an engine's route what an outage is, and the caller what happened.
 * Only an outage counts against an engine: neither a wrong key nor a full quota gets better by
 * waiting, and Camel's breaker swallows what it is told not to count.
 */
@Component("outages")
final class Outages {

  private final Breakers breakers;
  private final Clock clock;

  Outages(Breakers breakers, Clock clock) {
    this.breakers = breakers;
    this.clock = clock;
  }

  /**
   * Within the breaker, after the call: an answer that says that the service is down is a fault.
   */
  public void detect(Exchange exchange) {
    Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    if (status != null && (status == 500 || status == 502 || status == 503 || status == 504)) {
      HttpQuestion question = HttpEngine.question(exchange);
      throw HttpReply.of(exchange.getMessage(), Instant.now(clock))
          .fault(question.name(), question.ids());
    }
  }

  /** The breaker's fallback: throws what is to be known of the failure. */
  public void fault(Exchange exchange) {
    String engine = HttpEngine.question(exchange).name();
    HttpEngine.giveBack(exchange);
    @Nullable Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    if (cause == null) {
      throw new EngineFault.CircuitOpen(engine, breakers.pause(engine));
    }
    if (cause instanceof EngineFault fault) {
      throw fault;
    }
    if (cause instanceof IOException failure) {
      throw new EngineFault.Unavailable(engine, Failure.words(failure), null);
    }
    throw new EngineFault.Unsuitable(
        engine, "cannot be called (%s)".formatted(cause.getClass().getSimpleName()));
  }
}
