package org.interpres.app;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A whole server whose engine refuses its key, quoting it: what people, operators and the database
 * get to see of it afterwards.
 */
class EngineKeyTest {

  private static final String KEY = "sk-WHOLE-SERVER-9876543210";

  @Test
  void a_key_that_the_vendor_quotes_is_in_no_log_page_api_audit_event_or_actuator_answer()
      throws Exception {
    WireMockServer vendor = new WireMockServer(options().dynamicPort());
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    vendor.start();
    vendor.stubFor(
        any(anyUrl())
            .willReturn(aResponse().withStatus(403).withBody("{\"message\":\"" + KEY + "\"}")));
    try (RunningServer server =
        RunningServer.start(
            "interpres.engine=deepl",
            "interpres.engines.deepl.key=" + KEY,
            "interpres.engines.deepl.url=" + vendor.baseUrl())) {
      ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(log);
      ApiUser localizer = server.as("localizer");
      localizer.bring(
          "rest", "es", "text/plain", "Rest\n\nDrink water.".getBytes(StandardCharsets.UTF_8));
      Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> failed(localizer));

      List<String> seen = everythingThatAnybodySees(server);
      log.list.forEach(event -> seen.add(event.getFormattedMessage() + stack(event)));

      assertThat(seen).allSatisfy(text -> assertThat(text).doesNotContain(KEY));
      assertThat(seen)
          .as("the fault itself is told")
          .anyMatch(text -> text.contains("does not accept the key"));
      assertThat(seen)
          .as("and that no glossary could be made there")
          .anyMatch(text -> text.contains("Allow the key to list, make and remove glossaries"));
      vendor.verify(anyRequestedFor(anyUrl()).withHeader("Authorization", containing(KEY)));
    } finally {
      ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(log);
      vendor.stop();
    }
  }

  private static boolean failed(ApiUser user) {
    return user.get("/api/v1/translations?state=FAILED").body().path("items").size() == 1;
  }

  private static List<String> everythingThatAnybodySees(RunningServer server)
      throws IOException, InterruptedException {
    List<String> seen = new ArrayList<>();
    for (String path :
        List.of(
            "/actuator",
            "/actuator/health",
            "/actuator/info",
            "/actuator/metrics",
            "/actuator/env",
            "/actuator/configprops",
            "/actuator/beans",
            "/api/v1/articles/rest",
            "/api/v1/translations",
            "/api/v1/audit",
            "/api/v1/engines",
            "/api/v1/engines/deepl/terms",
            "/engines/deepl",
            "/v3/api-docs",
            "/engines",
            "/articles/rest",
            "/")) {
      seen.add(text(server, path));
    }
    seen.addAll(
        server
            .bean(JdbcClient.class)
            .sql(
                "select to_jsonb(e)::text from audit_entry e union all select to_jsonb(t)::text"
                    + " from translation t union all select to_jsonb(k)::text from kept_glossary k")
            .query(String.class)
            .list());
    return seen;
  }

  private static String text(RunningServer server, String path)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
    return client
        .send(
            server.as("admin").request(path).build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
        .body();
  }

  private static String stack(ILoggingEvent event) {
    IThrowableProxy thrown = event.getThrowableProxy();
    return thrown == null ? "" : ThrowableProxyUtil.asString(thrown);
  }
}
