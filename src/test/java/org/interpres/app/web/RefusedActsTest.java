package org.interpres.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.interpres.app.ApiUser;
import org.interpres.app.RunningServer;
import org.interpres.article.Refusal;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.interpres.publish.DeliveryList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every act that is refused leaves a trace, whoever refuses it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedActsTest {

  private static final String GRANT = "/api/v1/accounts/linguist/qualifications";

  private RunningServer server;

  @BeforeAll
  void start() {
    server = RunningServer.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void the_feed_is_refused_to_a_reviewer() {
    assertThat(server.as("medic").get("/api/v1/publications").status()).isEqualTo(403);
    assertThat(last()).isEqualTo("medic request-sent role-required");
  }

  @Test
  void qualifications_of_others_and_those_that_cannot_be_are_refused() {
    ApiUser admin = server.as("admin");
    assertThat(server.as("medic").get(GRANT).status()).isEqualTo(403);
    assertThat(last()).isEqualTo("medic qualifications-read role-required");
    assertThat(admin.post(GRANT, grant("es", "+10000-01-01")).status()).isEqualTo(422);
    assertThat(last()).isEqualTo("admin qualification-granted invalid-expiry");
    assertThat(admin.post(GRANT, grant("qqq", "2030-01-01")).status()).isBetween(400, 422);
    assertThat(last()).isEqualTo("admin qualification-granted invalid-name");
    assertThat(admin.post(GRANT, Map.of("kind", "MEDICAL", "source", "en")).status())
        .isEqualTo(400);
    assertThat(last()).isEqualTo("admin qualification-granted missing-field");
  }

  @Test
  void a_delivery_is_tried_again_by_nobody_else_and_only_once_it_was_given_up() {
    DeliveryList deliveries = server.bean(DeliveryList.class);
    assertThatThrownBy(() -> deliveries.retry(1, new Actor("medic", Set.of(Role.MEDIC))))
        .isInstanceOf(Refusal.class);
    assertThat(last()).isEqualTo("medic delivery-retried role-required");
    assertThatThrownBy(() -> deliveries.retry(1, new Actor("localizer", Set.of(Role.LOCALIZER))))
        .isInstanceOf(Refusal.class);
    assertThat(last()).isEqualTo("localizer delivery-retried not-quarantined");
  }

  private static Map<String, Object> grant(String target, String expires) {
    return Map.of("kind", "MEDICAL", "source", "en", "target", target, "expires", expires);
  }

  private String last() {
    var entries =
        server.bean(AuditTrail.class).entries(null, 0, 1000).stream()
            .filter(entry -> entry.outcome().equals("refused"))
            .toList();
    var entry = entries.get(entries.size() - 1);
    return entry.actor() + " " + entry.action() + " " + entry.details().get("refusal.code");
  }
}
