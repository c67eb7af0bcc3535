package org.interpres.review;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.interpres.app.ApiUser;
import org.interpres.app.RunningServer;
import org.interpres.article.Slug;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.junit.jupiter.api.Test;

/** The team hears of what is late, by webhook and by mail, although both fail at first. */
class EscalationRouteTest {

  private static final Actor LOCALIZER = new Actor("localizer", java.util.Set.of(Role.LOCALIZER));

  @Test
  void what_is_late_is_told_until_it_was_heard_and_then_no_more() throws Exception {
    WireMockServer team = new WireMockServer(options().dynamicPort());
    team.start();
    team.stubFor(
        post("/late")
            .inScenario("late")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withStatus(503))
            .willSetStateTo("up"));
    team.stubFor(
        post("/late").inScenario("late").whenScenarioStateIs("up").willReturn(aResponse()));
    try (MailBox mails = MailBox.open();
        RunningServer server =
            RunningServer.start(
                "interpres.sweep=200",
                "interpres.escalation.again=PT0.2S",
                "interpres.escalation.webhook=" + team.baseUrl() + "/late",
                "interpres.escalation.mail=smtp://127.0.0.1:"
                    + mails.port()
                    + "?to=team@example.org&from=interpres@example.org")) {
      ApiUser.Answer brought =
          server
              .as("localizer")
              .bring(
                  "late",
                  "fr",
                  "text/markdown",
                  "# At home\n\nRest well.\n".getBytes(StandardCharsets.UTF_8));
      long id = brought.body().path("translations").path(0).path("id").asLong();
      server.bean(Claims.class).due(LOCALIZER, id, Instant.now().plus(Duration.ofHours(1)));

      await(() -> told(server));

      team.verify(2, postRequestedFor(urlEqualTo("/late")));
      team.verify(
          postRequestedFor(urlEqualTo("/late"))
              .withRequestBody(
                  matchingJsonPath(
                      "$.translation",
                      new com.github.tomakehurst.wiremock.matching.EqualToPattern("" + id)))
              .withRequestBody(
                  matchingJsonPath(
                      "$.article",
                      new com.github.tomakehurst.wiremock.matching.EqualToPattern("late"))));
      assertThat(mails.received())
          .singleElement()
          .asString()
          .contains("Subject: late in fr is wanted by", "To: team@example.org", "Held by: nobody");
    } finally {
      team.stop();
    }
  }

  private static boolean told(RunningServer server) {
    List<AuditTrail.Entry> entries =
        server.bean(AuditTrail.class).entries(new Slug("late"), 0, 1_000);
    return entries.stream().anyMatch(entry -> entry.action().equals("lateness-told"));
  }

  private static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plusSeconds(60);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
    }
  }
}
