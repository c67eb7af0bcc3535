package org.interpres.translate.engine.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
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
      throw HttpReply.of(exchange.getMessage(), Instant.now(clock))
          .fault(HttpEngine.question(exchange));
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
      throw new EngineFault.Unavailable(engine, reason(failure), null);
    }
    throw new EngineFault.Unsuitable(
        engine, "cannot be called (%s)".formatted(cause.getClass().getSimpleName()));
  }

  /** In our own words: the client's would name addresses and what it was sending. */
  private static String reason(IOException failure) {
    if (failure instanceof EngineHttp.DeadlineExceeded) {
      return "did not answer before its deadline";
    }
    if (failure instanceof HttpHostConnectException
        || failure instanceof ConnectTimeoutException
        || failure instanceof UnknownHostException) {
      return "cannot be reached";
    }
    return failure instanceof SocketTimeoutException
        ? "did not answer in time"
        : "broke the connection off (%s)".formatted(failure.getClass().getSimpleName());
  }
}
