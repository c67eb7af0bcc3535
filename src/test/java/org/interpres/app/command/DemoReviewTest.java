package org.interpres.app.command;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DemoReviewTest {

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @Test
  void whatWasTakenBackIsNotApprovedAgainByAStart() throws Exception {
    answer(
        "/api/v1/translations",
        "{\"items\": [{\"id\": 3, \"locale\": \"es\", \"state\": \"IN_REVIEW\"}], \"next\": null}");
    answer("/api/v1/translations/3", "{\"id\": 3, \"state\": \"IN_REVIEW\", \"segments\": []}");
    answer(
        "/api/v1/publications",
        "{\"events\": [{\"type\": \"recalled\", \"article\": \"ketamine-therapy\", \"locale\": \"es\"}]}");
    StringWriter said = new StringWriter();

    new DemoReview(URI.create(SERVER.baseUrl()), new PrintWriter(said, true)).run();

    assertThat(said.toString()).contains("it waits for people");
    SERVER.verify(0, postRequestedFor(anyUrl()));
  }

  private static void answer(String path, String json) {
    SERVER.stubFor(get(urlPathEqualTo(path)).willReturn(okJson(json)));
  }
}
