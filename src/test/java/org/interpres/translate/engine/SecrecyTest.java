package org.interpres.translate.engine;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.MessageHelper;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * After every failure of every engine, with the log of everything that has a hand in it at DEBUG:
 * the key and the article's text are in nothing that somebody may read later. The vendor's errors
 * quote both, as vendors do.
 */
class SecrecyTest {

  private static final String TEXT = "Sertraline and a private sentence.";
  private static final List<String> NOISY =
      List.of("org.apache.camel", "org.apache.hc", "org.interpres", "software.amazon", "io.github");

  private final EngineWorld world = EngineWorld.shared();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Map<String, Level> before = new HashMap<>();

  @BeforeEach
  void listen() {
    log.start();
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(log);
    for (String name : NOISY) {
      Logger logger = (Logger) LoggerFactory.getLogger(name);
      before.put(name, logger.getLevel());
      logger.setLevel(Level.DEBUG);
    }
  }

  @AfterEach
  void stopListening() {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(log);
    before.forEach((name, level) -> ((Logger) LoggerFactory.getLogger(name)).setLevel(level));
  }

  @Test
  void no_key_and_no_text_is_in_a_log_a_fault_or_what_camel_holds_after_any_failure() {
    List<String> seen = new ArrayList<>();
    int failures = 0;
    for (String engine : EngineWorld.ENGINES) {
      if (!engine.equals("acme")) {
        for (ResponseDefinitionBuilder response : responses()) {
          world.closeBreaker(engine);
          world.vendor().resetAll();
          world.vendor().stubFor(any(anyUrl()).willReturn(response));
          seen.addAll(traces(engine));
          seen.addAll(glossaryTraces(engine));
          failures++;
        }
      }
    }
    List<ILoggingEvent> events = List.copyOf(log.list);
    events.forEach(event -> seen.add(event.getFormattedMessage() + stack(event)));

    assertThat(failures).isEqualTo(6 * responses().size());
    assertThat(events).as("the log is at DEBUG").anyMatch(e -> e.getLevel() == Level.DEBUG);
    assertThat(seen)
        .allSatisfy(
            trace ->
                assertThat(trace)
                    .doesNotContain(EngineWorld.KEY)
                    .doesNotContain("private sentence"));
  }

  /** The fault with its causes, and the message as Camel prints it when it prints all. */
  private List<String> traces(String engine) {
    CamelContext camel = world.bean(CamelContext.class);
    Exchange exchange =
        camel
            .createProducerTemplate()
            .send(
                "direct:engine-" + engine,
                sent ->
                    sent.getMessage()
                        .setBody(
                            new EngineRequest(
                                engine,
                                LocaleTag.parse("en"),
                                LocaleTag.parse("es"),
                                List.of(TEXT))));
    assertThat(exchange.getException()).as(engine).isInstanceOf(EngineFault.class);
    StringWriter stack = new StringWriter();
    exchange.getException().printStackTrace(new PrintWriter(stack));
    return List.of(
        stack.toString(),
        exchange.getMessage().getHeaders().toString(),
        MessageHelper.dumpMessageHistoryStacktrace(exchange, null, false));
  }

  /** The same of having terms kept there, in each of its steps. */
  private List<String> glossaryTraces(String engine) {
    CamelContext camel = world.bean(CamelContext.class);
    List<String> traces = new ArrayList<>();
    if (camel.getRoute("glossary-" + engine) == null) {
      return traces;
    }
    boolean files = camel.getRoute("glossary-file-" + engine) != null;
    assertThat(files).as("files of %s", engine).isEqualTo(engine.equals("google"));
    for (GlossaryOrder.Act act : GlossaryOrder.Act.values()) {
      GlossaryOrder order =
          new GlossaryOrder(
              act,
              new KeptGlossary(
                  engine,
                  LocaleTag.parse("en"),
                  LocaleTag.parse("es"),
                  "0123456789ab",
                  List.of(new KeptGlossary.Entry(TEXT, TEXT))),
              "an-id");
      if (camel.getRoute(order.route()) == null) {
        continue;
      }
      Exchange exchange =
          camel
              .createProducerTemplate()
              .send("direct:" + order.route(), sent -> sent.getMessage().setBody(order));
      StringWriter stack = new StringWriter();
      if (exchange.getException() != null) {
        exchange.getException().printStackTrace(new PrintWriter(stack));
      }
      traces.add(stack.toString());
      traces.add(exchange.getMessage().getHeaders().toString());
      traces.add(MessageHelper.dumpMessageHistoryStacktrace(exchange, null, false));
    }
    return traces;
  }

  private static List<ResponseDefinitionBuilder> responses() {
    String quoting =
        "{\"error\":{\"message\":\"%s %s\"},\"message\":\"%1$s\",\"__type\":\"%1$s\"}"
            .formatted(EngineWorld.KEY, TEXT);
    List<ResponseDefinitionBuilder> responses = new ArrayList<>();
    for (int status : List.of(400, 401, 402, 403, 404, 408, 413, 418, 429, 456, 500, 503, 529)) {
      responses.add(
          aResponse()
              .withStatus(status)
              .withHeader("X-Echo", EngineWorld.KEY)
              .withHeader("Retry-After", EngineWorld.KEY)
              .withBody(quoting));
    }
    responses.add(aResponse().withBody(quoting));
    responses.add(aResponse().withBody(EngineWorld.KEY + TEXT));
    responses.add(aResponse());
    responses.add(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    responses.add(aResponse().withFault(Fault.EMPTY_RESPONSE));
    responses.add(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    return responses;
  }

  private static String stack(ILoggingEvent event) {
    IThrowableProxy thrown = event.getThrowableProxy();
    return thrown == null ? "" : ThrowableProxyUtil.asString(thrown);
  }
}
