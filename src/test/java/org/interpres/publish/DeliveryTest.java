package org.interpres.publish;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.interpres.app.RunningServer;
import org.interpres.article.Slug;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.interpres.review.Approved;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The real routes push to a real folder, a real SFTP server and a real web address. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Actor LOCALIZER = new Actor("localizer", Set.of(Role.LOCALIZER));

  @TempDir static Path files;

  private final WireMockServer web = new WireMockServer(options().dynamicPort());
  private SftpPlace sftp;
  private RunningServer server;
  private Translated translated;

  @BeforeAll
  void start() throws Exception {
    Path remote = Files.createDirectories(files.resolve("remote"));
    sftp = SftpPlace.start(remote);
    web.start();
    web.stubFor(post("/hook").willReturn(aResponse().withStatus(204)));
    Path knownHosts = files.resolve("known_hosts");
    Files.writeString(knownHosts, sftp.knownHost());
    server =
        RunningServer.onRoutes(
            withTheTargetOfThePage(),
            "interpres.deliver=folder,webhook,sftp,intranet",
            "interpres.deliver-sweep=50",
            "interpres.deliver-folder=" + files.resolve("folder"),
            "interpres.deliver-webhook=" + web.baseUrl() + "/hook",
            "interpres.deliver-webhook-secret=" + SECRET,
            "interpres.deliver-sftp=127.0.0.1:" + sftp.port() + "/site",
            "interpres.deliver-sftp-user=" + SftpPlace.USER,
            "interpres.deliver-sftp-password=" + SftpPlace.PASSWORD,
            "interpres.deliver-sftp-known-hosts=" + knownHosts);
    translated = new Translated(server::bean);
  }

  /**
   * The project's routes and the example of docs/pushing.md, as it stands there but for its folder.
   */
  private static Path withTheTargetOfThePage() throws Exception {
    String page = Files.readString(Path.of("docs/pushing.md"));
    Matcher block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(block.find()).isTrue();
    Path routes = files.resolve("routes");
    FileSystemUtils.copyRecursively(Path.of("routes"), routes);
    Files.writeString(
        routes.resolve("deliver").resolve("intranet.camel.yaml"),
        block.group(1).replace("/srv/intranet", files.resolve("intranet").toString()));
    return routes;
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
    sftp.close();
    web.stop();
  }

  @Test
  void each_target_gets_the_current_version_and_no_half_written_file_is_ever_seen()
      throws Exception {
    Slug slug = new Slug("pushed");
    AtomicBoolean done = new AtomicBoolean();
    List<String> seen = new ArrayList<>();
    Thread watcher =
        new Thread(
            () -> {
              while (!done.get()) {
                read("folder", slug).ifPresent(seen::add);
                read("remote/site", slug).ifPresent(seen::add);
              }
            });
    watcher.start();
    for (int version = 1; version <= 3; version++) {
      publish(slug);
      settled(slug);
    }
    Publication last = publish(slug);
    settled(slug);
    done.set(true);
    watcher.join();
    List<String> hashes =
        server.bean(Publications.class).versions(slug, SmallArticle.ES).stream()
            .map(p -> p.hashes().html().hex())
            .toList();
    assertThat(seen).isNotEmpty();
    assertThat(hashes).containsAll(Set.copyOf(seen));
    for (String place : List.of("folder", "remote/site", "intranet")) {
      assertThat(verdict(place, slug)).as(place).isInstanceOf(Verifier.Verdict.Valid.class);
      assertThat(read(place, slug)).contains(last.hashes().html().hex());
      try (Stream<Path> all = Files.walk(files.resolve(place))) {
        assertThat(all.map(p -> p.getFileName().toString())).noneMatch(n -> n.startsWith("."));
      }
    }
    assertThat(versions(slug)).endsWith(4).isSorted();
  }

  @Test
  void a_message_is_signed_with_its_time_and_an_old_or_changed_one_is_refused() {
    Slug slug = new Slug("signed");
    publish(slug);
    settled(slug);
    LoggedRequest request = requests(slug).get(0);
    Webhooks.Message message =
        new Webhooks.Message(
            request.getHeader("webhook-id"),
            request.getHeader("webhook-timestamp"),
            request.getHeader("webhook-signature"),
            request.getBodyAsString());
    Instant now = Instant.now();
    assertThat(Webhooks.accepts(SECRET, message, now)).isTrue();
    assertThat(Webhooks.accepts(SECRET, message, now.plus(Duration.ofMinutes(6)))).isFalse();
    assertThat(Webhooks.accepts(SECRET, message, now.minus(Duration.ofMinutes(6)))).isFalse();
    assertThat(Webhooks.accepts("whsec_AAAA", message, now)).isFalse();
    Webhooks.Message changed =
        new Webhooks.Message(
            message.id(), message.timestamp(), message.signature(), message.body() + " ");
    assertThat(Webhooks.accepts(SECRET, changed, now)).isFalse();
    assertThat(request.getBodyAsString()).contains("\"type\":\"publication.published\"");
    assertThat(request.getHeaders().keys())
        .as("nothing of ours leaks")
        .noneMatch(name -> name.startsWith("Camel"));
  }

  @Test
  void a_recall_replaces_what_was_pushed_and_the_webhook_hears_of_it() throws Exception {
    Slug slug = new Slug("pushed-wrong");
    publish(slug);
    settled(slug);
    server
        .bean(Recalls.class)
        .recall(new Recalls.Order(slug, SmallArticle.ES, "The dose is wrong.", "demo"), LOCALIZER);
    settled(slug);
    for (String place : List.of("folder", "remote/site")) {
      assertThat(Files.readString(file(place, slug, ".html")))
          .contains("<html lang=\"es\" dir=\"ltr\">", "Esta página fue retirada")
          .contains("The dose is wrong.")
          .doesNotContain("dosis");
      assertThat(Files.readString(file(place, slug, ".json"))).contains("\"status\":410");
      assertThat(Files.size(file(place, slug, ".jws"))).isZero();
    }
    assertThat(requests(slug).get(requests(slug).size() - 1).getBodyAsString())
        .contains("\"type\":\"publication.recalled\"")
        .contains("The dose is wrong.");
  }

  @Test
  void a_target_that_fails_is_tried_again_then_quarantined_and_retried_by_a_person() {
    Slug slug = new Slug("stubborn");
    web.stubFor(
        post("/hook")
            .atPriority(1)
            .withRequestBody(com.github.tomakehurst.wiremock.client.WireMock.containing("stubborn"))
            .willReturn(aResponse().withStatus(500)));
    JdbcClient owner = JdbcClient.create(server.owner());
    await().atMost(PATIENCE).until(() -> gauge("interpres.deliveries.waiting") == 0);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    ((Logger) LoggerFactory.getLogger(FailingTargets.class)).addAppender(log);
    publish(slug);
    // Waits for the pauses instead of through them: each time one begins it is over.
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              owner
                  .sql(
                      "update delivery set next_at = now() where article = 'stubborn'"
                          + " and state = 'PENDING'")
                  .update();
              // The translation's, and its source's beside it.
              return gauge("interpres.deliveries.quarantined") == 2;
            });
    assertThat(requests(slug)).hasSizeGreaterThanOrEqualTo(12);
    await().atMost(PATIENCE).until(() -> log.list.size() >= 3);
    assertThat(log.list)
        .extracting(event -> event.getLevel() + " " + event.getFormattedMessage())
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .matches("WARN deliveries to webhook fail, delivery \\d+ first: .*"),
            one ->
                assertThat(one)
                    .matches("ERROR delivery \\d+ to webhook is quarantined after 12 tries: .*"),
            other ->
                assertThat(other)
                    .matches("ERROR delivery \\d+ to webhook is quarantined after 12 tries: .*"));
    assertThat(requests(slug).stream().map(r -> r.getHeader("webhook-id")).distinct()).hasSize(1);
    DeliveryList list = server.bean(DeliveryList.class);
    Delivery.Standing standing =
        list.troubled(10).stream()
            .filter(s -> s.article().equals(slug) && s.locale().equals(SmallArticle.ES))
            .findFirst()
            .orElseThrow();
    assertThat(standing.failure()).contains("500").doesNotContain("127.0.0.1");

    web.resetMappings();
    web.stubFor(post("/hook").willReturn(aResponse().withStatus(204)));
    list.retry(standing.id(), LOCALIZER);
    settled(slug);
    assertThat(state(slug, "folder")).isEqualTo("DELIVERED");
    assertThat(gauge("interpres.deliveries.quarantined")).as("the source's").isEqualTo(1);
    assertThat(gauge("interpres.deliveries.waiting")).isZero();
    assertThat(gauge("interpres.deliveries.oldest")).isZero();
  }

  /** As an administrator reads it. */
  private double gauge(String name) {
    return server
        .as("admin")
        .get("/actuator/metrics/" + name)
        .body()
        .path("measurements")
        .path(0)
        .path("value")
        .asDouble(-1);
  }

  private Publication publish(Slug slug) {
    Approved approved = translated.approved(slug, SmallArticle.ES);
    return server.bean(Publisher.class).publish(approved).orElseThrow();
  }

  private void settled(Slug slug) {
    JdbcClient owner = JdbcClient.create(server.owner());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                owner
                        .sql(
                            "select count(*) from delivery where article = :slug and locale = 'es'"
                                + " and state = 'DELIVERED' and wanted = (select max(cursor) from"
                                + " publication_event where article = :slug and locale = 'es')")
                        .param("slug", slug.value())
                        .query(Long.class)
                        .single()
                    == 4);
  }

  private String state(Slug slug, String target) {
    return JdbcClient.create(server.owner())
        .sql("select state from delivery where article = :slug and locale = 'es' and target = :t")
        .param("slug", slug.value())
        .param("t", target)
        .query(String.class)
        .optional()
        .orElse("none");
  }

  private List<LoggedRequest> requests(Slug slug) {
    return web.findAll(postRequestedFor(urlEqualTo("/hook"))).stream()
        .filter(r -> r.getBodyAsString().contains("\"" + slug + "\""))
        .filter(r -> r.getBodyAsString().contains("\"locale\":\"es\""))
        .toList();
  }

  private List<Integer> versions(Slug slug) {
    return requests(slug).stream()
        .map(r -> r.getBodyAsString().replaceFirst(".*\"version\":(\\d+).*", "$1"))
        .map(Integer::valueOf)
        .toList();
  }

  private static Path file(String place, Slug slug, String extension) {
    return files.resolve(place).resolve("publications").resolve(slug + "/es" + extension);
  }

  /** The hash of what a reader finds; empty before there is anything. */
  private static java.util.Optional<String> read(String place, Slug slug) {
    try {
      return java.util.Optional.of(
          org.interpres.article.Sha256.of(Files.readAllBytes(file(place, slug, ".html"))).hex());
    } catch (java.nio.file.NoSuchFileException e) {
      return java.util.Optional.empty();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Verifier.Verdict verdict(String place, Slug slug) throws Exception {
    return Verifier.trusting(server.bean(SigningKeys.class).jwks())
        .verify(
            new Verifier.Files(
                Files.readAllBytes(file(place, slug, ".html")),
                Files.readAllBytes(file(place, slug, ".json")),
                Files.readAllBytes(file(place, slug, ".jws"))));
  }
}
