package org.interpres.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.interpres.app.ApiUser;
import org.interpres.app.RunningServer;
import org.interpres.article.Slug;
import org.interpres.audit.AuditTrail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * A locale is removed and an article retired, each with a reason, and both come back when asked.
 */
class RetiringTest {

  private static final RunningServer SERVER = RunningServer.start();
  private static final ApiUser LOCALIZER = SERVER.as("localizer");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static ApiUser.Answer bring(String slug, String targets, String text) {
    return LOCALIZER.bring(slug, targets, "text/markdown", text.getBytes(StandardCharsets.UTF_8));
  }

  private static ApiUser.Answer send(ApiUser user, String method, String path) {
    return user.send(
        user.request("/api/v1/articles/" + path).method(method, BodyPublishers.noBody()));
  }

  private static List<String> locales(String slug) {
    List<String> locales = new ArrayList<>();
    for (JsonNode translation :
        LOCALIZER.get("/api/v1/articles/" + slug).body().path("translations")) {
      locales.add(translation.path("locale").asText());
    }
    return locales;
  }

  @Test
  void a_removed_locale_stays_away_until_somebody_asks_for_it() {
    String document = "---\ntargets: es, fr\n---\n# At home\n\nRest well.\n";
    assertThat(bring("removed", "es,fr", document).status()).isEqualTo(201);

    assertThat(send(LOCALIZER, "DELETE", "removed/locales/fr").status()).isEqualTo(422);
    assertThat(send(LOCALIZER, "DELETE", "removed/locales/de?reason=x").status()).isEqualTo(404);
    assertThat(send(SERVER.as("medic"), "DELETE", "removed/locales/fr?reason=x").status())
        .isEqualTo(403);
    assertThat(send(LOCALIZER, "DELETE", "removed/locales/fr?reason=no+readers").status())
        .isEqualTo(204);
    assertThat(send(LOCALIZER, "DELETE", "removed/locales/fr?reason=again").status())
        .isEqualTo(204);
    assertThat(locales("removed")).containsExactly("es");

    // The next revision is not translated into it, although the front matter names it still.
    assertThat(bring("removed", "", document + "\nWalk.\n").status()).isEqualTo(200);
    assertThat(locales("removed")).containsExactly("es");
    assertThat(bring("removed", "fr", document + "\nWalk.\n").status()).isEqualTo(200);
    assertThat(locales("removed")).contains("es", "fr");
    assertThat(acts("removed"))
        .containsSubsequence(
            "article-revised done", "locale-removed refused", "locale-removed done")
        .containsOnlyOnce("locale-removed done");
  }

  @Test
  void a_retired_article_takes_no_revision_until_it_is_taken_up_again() {
    assertThat(bring("retired", "es", "# At home\n\nRest well.\n").status()).isEqualTo(201);
    assertThat(send(SERVER.as("linguist"), "PUT", "retired/retirement?reason=x").status())
        .isEqualTo(403);
    assertThat(send(LOCALIZER, "PUT", "nowhere/retirement?reason=x").status()).isEqualTo(404);
    assertThat(send(LOCALIZER, "PUT", "retired/retirement?reason=out+of+date").status())
        .isEqualTo(204);
    assertThat(locales("retired")).isEmpty();

    ApiUser.Answer refused = bring("retired", "es", "# At home\n\nWalk a little.\n");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body().path("type").asText()).endsWith(":article-retired");
    assertThat(refused.body().path("detail").asText()).contains("localizer", "out of date");

    assertThat(send(LOCALIZER, "DELETE", "retired/retirement?reason=a+new+author").status())
        .isEqualTo(204);
    assertThat(bring("retired", "es", "# At home\n\nWalk a little.\n").status()).isEqualTo(200);
    assertThat(locales("retired")).containsExactly("es");
    assertThat(acts("retired"))
        .containsSubsequence(
            "article-retired done", "article-revised refused", "article-resumed done");
  }

  private static List<String> acts(String slug) {
    return SERVER.bean(AuditTrail.class).entries(new Slug(slug), 0, 1_000).stream()
        .map(entry -> entry.action() + " " + entry.outcome())
        .toList();
  }
}
