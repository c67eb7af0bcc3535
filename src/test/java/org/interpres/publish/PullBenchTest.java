package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.interpres.app.RunningServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a pull costs over a servlet that only writes the bytes, in the same Tomcat and the same run:
 * the whole program, with its security, on a database with 100,000 publications. Where nginx is
 * installed, what it does with the same bytes is printed beside.
 */
@Tag("bench")
class PullBenchTest {

  private static final int ROUNDS = 5;

  /** Rounds beside nginx, whose figure is for reading. */
  private static final int BESIDE = 2;

  private static final double SECONDS = 2;

  private static final String MANY =
      """
      insert into publication (article, locale, version, translation_id, approved_sha256,
        approval_sha256, title, html, json, jws, html_sha256, json_sha256, jws_sha256, kid,
        published_at)
      select 'bulk-' || n / 5, (array['ar','de','es','fr','zh-Hans'])[1 + n % 5], 1, -n,
        approved_sha256, approval_sha256, title, 'x', 'x', 'x', x.hash, x.hash, x.hash, kid,
        published_at
      from publication, generate_series(1, 100000) n,
        (select encode(sha256('x'), 'hex') as hash) x
      where article = 'ketamine' and locale = 'es'
      """;

  @Test
  void a_pull_has_at_least_seven_tenths_of_a_bare_servlets_throughput() throws Exception {
    try (RunningServer server =
        RunningServer.start(
            "bench.bare-servlet=true", "server.tomcat.max-keep-alive-requests=-1")) {
      Translated translated = new Translated(server::bean);
      Publisher publisher = server.bean(Publisher.class);
      publisher.publish(translated.approved(SmallArticle.SLUG, SmallArticle.ES));
      System.out.println("pull: one publication in the database");
      measure(server);
      fill(server);
      System.out.println("pull: 100,000 publications in the database");
      measure(server);
    }
  }

  private static void fill(RunningServer server) {
    JdbcClient owner = JdbcClient.create(server.owner());
    owner.sql("set session_replication_role = replica; " + MANY).update();
    assertThat(owner.sql("select count(*) from publication").query(Long.class).single())
        .isGreaterThan(100_000);
    owner.sql("analyze publication").update();
  }

  private static void measure(RunningServer server) throws Exception {
    var page = server.address().resolve("/publications/ketamine/es.html");
    HttpResponse<byte[]> answer = get(page);
    BareServlet.body = answer.body();
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    compare(server, "200", "");
    compare(server, "304", had(tag));
    Puller.Measured few = new Puller(page, "").measure(4, SECONDS);
    System.out.printf("pull: 4 connections: %s%n", few);
    assertThat(few.p99()).as("p99 in ms at 4 connections").isLessThan(20);
    besideNginx(page, tag, answer.body());
  }

  private static String had(String tag) {
    return "If-None-Match: " + tag + "\r\n";
  }

  /** For whoever asks what a file server would do here; nothing is demanded of the comparison. */
  private static void besideNginx(URI page, String tag, byte[] body) throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target"), "nginx-");
    Optional<Nginx> started = Nginx.serving(folder, body);
    if (started.isEmpty()) {
      System.out.println("pull beside nginx: nginx not installed");
      return;
    }
    try (Nginx nginx = started.get()) {
      HttpResponse<byte[]> answer = get(nginx.page());
      assertThat(answer.body()).as("what nginx writes").isEqualTo(body);
      String its = answer.headers().firstValue("ETag").orElseThrow();
      besideNginx("200", new Puller(page, ""), new Puller(nginx.page(), ""));
      besideNginx("304", new Puller(page, had(tag)), new Puller(nginx.page(), had(its)));
    }
  }

  private static void besideNginx(String name, Puller ours, Puller nginx) throws Exception {
    nginx.measure(64, SECONDS);
    double our = 0;
    double its = 0;
    for (int round = 0; round < BESIDE; round++) {
      our += ours.measure(64, SECONDS).perSecond();
      its += nginx.measure(64, SECONDS).perSecond();
    }
    System.out.printf(
        "pull %s beside nginx: %.0f/s, nginx %.0f/s, ratio %.2f%n",
        name, our / BESIDE, its / BESIDE, our / its);
  }

  private static HttpResponse<byte[]> get(URI address) throws Exception {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** By turns, so that a slow moment of the machine hits both. */
  private static void compare(RunningServer server, String name, String headers) throws Exception {
    Puller ours = new Puller(server.address().resolve("/publications/ketamine/es.html"), headers);
    Puller bare = new Puller(server.address().resolve("/bare/x"), headers);
    ours.measure(64, SECONDS);
    bare.measure(64, SECONDS);
    double our = 0;
    double their = 0;
    for (int round = 0; round < ROUNDS; round++) {
      our += ours.measure(64, SECONDS).perSecond();
      their += bare.measure(64, SECONDS).perSecond();
    }
    double ratio = our / their;
    System.out.printf(
        "pull %s: %.0f/s, bare servlet %.0f/s, ratio %.2f%n",
        name, our / ROUNDS, their / ROUNDS, ratio);
    assertThat(ratio).as("ratio of %s answers", name).isGreaterThanOrEqualTo(0.7);
  }
}
