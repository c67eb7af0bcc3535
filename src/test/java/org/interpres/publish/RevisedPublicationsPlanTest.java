package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.interpres.article.Slug;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked every ten seconds must not read all that ever was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevisedPublicationsPlanTest {

  private static final int ARTICLES = 300;

  private PublicationServer server;

  @BeforeAll
  void start() {
    server = PublicationServer.start();
  }

  @AfterAll
  void stop() {
    server.context().close();
  }

  @Test
  void looking_for_what_is_due_reads_one_revision_an_article() throws Exception {
    Slug slug = new Slug("template");
    server.bean(Publisher.class).publish(server.translated().approved(slug, SmallArticle.ES));
    JdbcClient owner = JdbcClient.create(server.database().owner());
    copies(owner, "insert into article select 'bulk-' || n, locale, created_at from article a", 1);
    copies(owner, revisions(), 40);
    owner.sql("analyze article").update();
    owner.sql("analyze revision").update();

    String plan =
        JdbcClient.create(server.database().application())
            .sql("explain (analyze, format json) " + RevisedPublications.DUE)
            .param("id", null, java.sql.Types.BIGINT)
            .param("limit", 500)
            .query(String.class)
            .single();
    assertThat(read(new ObjectMapper().readTree(plan), "revision"))
        .as(plan)
        .isLessThanOrEqualTo(2 * ARTICLES);
  }

  private static String revisions() {
    return "insert into revision (article, number, locale, content_sha256, document, media_type,"
        + " content, created_by, created_at) select 'bulk-' || n, m, locale, content_sha256,"
        + " document, media_type, content, created_by, created_at from revision a";
  }

  private static void copies(JdbcClient owner, String insert, int each) {
    owner
        .sql(
            insert
                + ", generate_series(1, %d) n, generate_series(1, %d) m ".formatted(ARTICLES, each))
        .update();
  }

  /** Rows that the plan has taken from a table. */
  private static double read(JsonNode plan, String table) {
    double rows = 0;
    if (plan.path("Relation Name").asText().equals(table)) {
      rows =
          (plan.path("Actual Rows").asDouble() + plan.path("Rows Removed by Filter").asDouble())
              * plan.path("Actual Loops").asDouble();
    }
    for (JsonNode child : plan) {
      rows += read(child, table);
    }
    return rows;
  }
}
