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
      Deliveries killed = process(server);
      Deliveries other = process(server);
      Slug slug = new Slug("kept");
      publish(server, slug);

      List<Long> due = killed.due();
      assertThat(due).hasSize(1);
      Delivery first = claimed(killed, due);
      assertThat(first.version()).isEqualTo(1);
      assertThat(other.claim(due.get(0))).as("one at a time").isNull();
      assertThat(other.due()).as("leased").isEmpty();

      // The first process dies here: nobody renews its lease.
      now = now.plus(Duration.ofSeconds(11));
      assertThat(other.due()).isEqualTo(due);
      Delivery again = claimed(other, due);

      // While it is sent, version 2 comes: what arrives is version 1, and version 2 is due.
      publish(server, slug);
      other.due();
      other.delivered(again);
      assertThat(other.due()).isEqualTo(due);
      Delivery second = claimed(other, due);
      assertThat(second.version()).isEqualTo(2);

      other.failed(second, new java.io.IOException("Connection refused"));
      assertThat(other.due()).as("a pause").isEmpty();
      now = now.plus(Duration.ofSeconds(2));
      assertThat(other.due()).isEqualTo(due);
      claimed(other, due);
      Deliveries restarted = process(server);
      restarted.releaseAll();
      Delivery third = claimed(restarted, due);
      restarted.delivered(third);
      assertThat(restarted.due()).isEmpty();
    }
  }

  @Test
  void a_slow_target_keeps_its_lease_and_a_new_version_waits_for_the_old_one() {
    try (Overtaken at = overtaken(new Slug("slow"))) {
      Deliveries slow = at.first();
      Deliveries other = at.other();
      List<Long> due = at.due();
      Delivery first = at.claimed();
      for (int second = 0; second < 60; second += 4) {
        now = now.plus(Duration.ofSeconds(4));
        assertThat(slow.due()).isEmpty();
        assertThat(other.due()).as("after %d s", second).isEmpty();
        assertThat(other.claim(due.get(0))).isNull();
      }

      slow.delivered(first);
      assertThat(other.due()).isEqualTo(due);
      assertThat(claimed(other, due).version()).isEqualTo(2);
    }
  }

  @Test
  void who_has_lost_the_lease_makes_it_due_again_because_the_old_version_may_be_the_last_written() {
    try (Overtaken at = overtaken(new Slug("overtaken"))) {
      Deliveries suspended = at.first();
      Deliveries other = at.other();
      List<Long> due = at.due();
      Delivery first = at.claimed();
      now = now.plus(Duration.ofSeconds(11));
      other.due();
      other.delivered(claimed(other, due));
      assertThat(other.due()).isEmpty();

      suspended.delivered(first);

      assertThat(other.due()).isEqualTo(due);
      Delivery current = claimed(other, due);
      assertThat(current.version()).isEqualTo(2);
      other.delivered(current);
      suspended.failed(first, new java.io.IOException("Connection reset"));
      assertThat(other.due()).as("half of it may be written").isEqualTo(due);
    }
  }

  /** Of two processes the first sends version 1, while version 2 has come out. */
  private record Overtaken(
      PublicationServer server,
      Deliveries first,
      Deliveries other,
      List<Long> due,
      Delivery claimed)
      implements AutoCloseable {
    @Override
    public void close() {
      server.context().close();
    }
  }

  private Overtaken overtaken(Slug slug) {
    PublicationServer server = PublicationServer.start();
    Deliveries first = process(server);
    publish(server, slug);
    List<Long> due = first.due();
    Delivery claimed = claimed(first, due);
    publish(server, slug);
    return new Overtaken(server, first, process(server), due, claimed);
  }

  private Deliveries process(PublicationServer server) {
    return new Deliveries(server.bean(JdbcClient.class), clock, List.of("x"));
  }

  private static Delivery claimed(Deliveries process, List<Long> due) {
    return Objects.requireNonNull(process.claim(due.get(0)));
  }

  private static void publish(PublicationServer server, Slug slug) {
    server.bean(Publisher.class).publish(server.translated().approved(slug, SmallArticle.ES));
  }

  @Test
  void pauses_grow_and_stop_growing() {
    assertThat(Deliveries.pause(1)).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_200));
    assertThat(Deliveries.pause(4)).isBetween(Duration.ofSeconds(8), Duration.ofMillis(9_600));
    assertThat(Deliveries.pause(60)).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(12));
  }

  @Test
  void a_failure_is_told_without_addresses_and_without_names_of_classes() {
    assertThat(
            DeliveryFault.words(
                new IllegalStateException(
                    "outer", new java.io.IOException("cannot reach sftp://u:p@host:22/x now"))))
        .isEqualTo("cannot reach (address) now");
    assertThat(
            List.of(
                new java.net.ConnectException("Connection refused"),
                new java.net.UnknownHostException("unset.invalid"),
                new java.net.SocketTimeoutException("Read timed out"),
                new java.nio.file.AccessDeniedException("/srv/www/x.html"),
                new IllegalStateException("java.io.IOException: no more space"),
                new IllegalStateException("com.jcraft.jsch.JSchException: Auth fail"),
                new IllegalStateException()))
        .extracting(DeliveryFault::words)
        .containsExactly(
            "Nothing answers at the target's address: is it running, and is the address right?",
            "The name of the target's machine is not known: check the address.",
            "The target did not answer in time.",
            "This process may not write there: /srv/www/x.html",
            "no more space",
            "Auth fail",
            "The target does not say why.");
  }
}
