package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.interpres.app.RunningServer;
import org.interpres.article.Slug;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 10,000 publications of 2,000 articles, found by a term and taken back while readers pull. */
@Tag("bench")
class RecallBenchTest {

  private static final Actor LOCALIZER = new Actor("localizer", Set.of(Role.LOCALIZER));

  private static final String ARTICLES =
      """
      insert into article (slug, locale, created_at)
      select 'bulk-' || n, 'en', now() from generate_series(0, 1999) n
      """;

  private static final String PUBLICATIONS =
      """
      insert into publication (article, locale, version, translation_id, approved_sha256,
        approval_sha256, title, html, json, jws, html_sha256, json_sha256, jws_sha256, kid,
        published_at)
      select 'bulk-' || n / 5, (array['ar','de','es','fr','zh-Hans'])[1 + n % 5], 1, -n,
        approved_sha256, approval_sha256, title, html, json, jws, html_sha256, json_sha256,
        jws_sha256, kid, published_at
      from publication, generate_series(0, 9999) n
      where article = 'ketamine' and locale = 'es'
      """;

  @Test
  void ten_thousand_publications_are_recalled_within_ten_seconds() throws Exception {
    try (RunningServer server = RunningServer.start("interpres.publish-source=false")) {
      Translated translated = new Translated(server::bean);
      server.bean(Publisher.class).publish(translated.approved(SmallArticle.SLUG, SmallArticle.ES));
      JdbcClient owner = JdbcClient.create(server.owner());
      owner.sql("set session_replication_role = replica; " + ARTICLES).update();
      owner.sql("set session_replication_role = replica; " + PUBLICATIONS).update();
      owner.sql("analyze publication").update();

      long began = System.nanoTime();
      List<PublishedList.Item> found =
          server
              .bean(RecallSearch.class)
              .find(new RecallSearch.Query("", "presión arterial", "", "", "", 0), 20_000);
      double searched = (System.nanoTime() - began) / 1e9;
      assertThat(found).hasSize(10_001);

      AtomicBoolean acknowledged = new AtomicBoolean();
      ExecutorService readers = Executors.newFixedThreadPool(2);
      try {
        List<Future<Integer>> late =
            List.of(
                readers.submit(() -> pulledLate(server, acknowledged, 0)),
                readers.submit(() -> pulledLate(server, acknowledged, 1)));
        began = System.nanoTime();
        int recalled =
            server
                .bean(BulkRecall.class)
                .recall(
                    new BulkRecall.Order(
                        found.stream()
                            .map(i -> new BulkRecall.Chosen(i.article(), i.locale()))
                            .toList(),
                        "Wrong term.",
                        "demo"),
                    LOCALIZER);
        double took = (System.nanoTime() - began) / 1e9;
        acknowledged.set(true);
        System.out.printf(
            "recall: %d publications found by a term in %.1f s, recalled in %.1f s%n",
            recalled, searched, took);
        assertThat(recalled).isEqualTo(10_001);
        assertThat(took).as("seconds").isLessThan(10);
        for (Future<Integer> one : late) {
          assertThat(one.get()).as("recalled pages pulled after the acknowledgement").isZero();
        }
      } finally {
        readers.shutdownNow();
      }
    }
  }

  /** How many of the pulls that began after the acknowledgement got the page. */
  private static int pulledLate(RunningServer server, AtomicBoolean acknowledged, int reader)
      throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    int after = 0;
    int got = 0;
    for (int i = reader; after < 200; i++) {
      boolean counts = acknowledged.get();
      var page =
          server.address().resolve("/publications/" + new Slug("bulk-" + i % 50) + "/es.html");
      int status =
          http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding())
              .statusCode();
      if (counts) {
        after++;
        got += status == 410 ? 0 : 1;
      }
    }
    return got;
  }
}
