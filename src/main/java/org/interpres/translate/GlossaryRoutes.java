package org.interpres.translate;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.GlossaryOrder;
import org.interpres.translate.engine.GlossaryReply;
import org.interpres.translate.engine.http.Failure;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The engines whose vendor keeps glossaries: those that have a second route for it. */
@Component
class GlossaryRoutes {

  private final CamelContext camel;

  GlossaryRoutes(@Lazy CamelContext camel) {
    this.camel = camel;
  }

  boolean keeps(String engine) {
    return camel.getRoute(GlossaryOrder.route(engine)) != null;
  }

  /** Whether the vendor makes them from files, which go another way. */
  boolean files(String engine) {
    return camel.getRoute(GlossaryOrder.fileRoute(engine)) != null;
  }

  /**
   * Asks once.
   *
   * @throws EngineFault where the vendor does not do it
   */
  GlossaryReply ask(GlossaryOrder order) {
    try (ProducerTemplate template = camel.createProducerTemplate()) {
      return template.requestBody("direct:" + order.route(), order, GlossaryReply.class);
    } catch (CamelExecutionException e) {
      throw fault(order.engine(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EngineFault fault(String engine, CamelExecutionException e) {
    Throwable cause = e.getCause();
    if (cause instanceof EngineFault fault) {
      return fault;
    }
    return cause instanceof IOException failure
        ? new EngineFault.Unavailable(engine, Failure.words(failure), null)
        : Setbacks.fault(engine, e);
  }
}
