package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.interpres.article.Slug;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is due when, and what a kill leaves. */
class DeliveriesTest {

  private Instant now = Instant.parse("2026-03-05T09:00:00Z");

  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now;
        }

        @Override
        public java.time.ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
          throw new UnsupportedOperationException();
        }
      };

  @Test
  void a_killed_delivery_is_due_again_and_the_latest_change_is_what_is_sent() {
    PublicationServer server = PublicationServer.start();
    try (var context = server.context()) {
      Deliveries deliveries =
          new Deliveries(context.getBean(JdbcClient.class), clock, List.of("x"));
      Publisher publisher = server.bean(Publisher.class);
      Slug slug = new Slug("kept");
      publisher.publish(server.translated().approved(slug, SmallArticle.ES));

      List<Long> due = deliveries.due();
      assertThat(due).hasSize(1);
      Delivery first = Objects.requireNonNull(deliveries.claim(due.get(0)));
      assertThat(first.version()).isEqualTo(1);
      assertThat(deliveries.claim(due.get(0))).as("one at a time").isNull();
      assertThat(deliveries.due()).as("leased").isEmpty();

      // The process dies here: the lease runs out.
      now = now.plus(Duration.ofMinutes(3));
      assertThat(deliveries.due()).isEqualTo(due);
      Delivery again = Objects.requireNonNull(deliveries.claim(due.get(0)));

      // While it is sent, version 2 comes: what arrives is version 1, and version 2 is due.
      publisher.publish(server.translated().approved(slug, SmallArticle.ES));
      deliveries.due();
      deliveries.delivered(again);
      assertThat(deliveries.due()).isEqualTo(due);
      Delivery second = Objects.requireNonNull(deliveries.claim(due.get(0)));
      assertThat(second.version()).isEqualTo(2);

      deliveries.failed(second, new java.io.IOException("Connection refused"));
      assertThat(deliveries.due()).as("a pause").isEmpty();
      now = now.plus(Duration.ofSeconds(2));
      assertThat(deliveries.due()).isEqualTo(due);
      Delivery third = Objects.requireNonNull(deliveries.claim(due.get(0)));
      deliveries.releaseAll();
      assertThat(deliveries.claim(due.get(0))).as("released at a start").isNotNull();
      deliveries.delivered(third);
      assertThat(deliveries.due()).isEmpty();
    }
  }

  @Test
  void pauses_grow_and_stop_growing() {
    assertThat(Deliveries.pause(1)).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_200));
    assertThat(Deliveries.pause(4)).isBetween(Duration.ofSeconds(8), Duration.ofMillis(9_600));
    assertThat(Deliveries.pause(60)).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(12));
  }

  @Test
  void a_failure_is_told_without_addresses() {
    assertThat(
            DeliveryFault.words(
                new IllegalStateException(
                    "outer", new java.io.IOException("cannot reach sftp://u:p@host:22/x now"))))
        .isEqualTo("IOException: cannot reach (address) now");
  }
}
