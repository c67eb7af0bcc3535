package org.interpres.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.interpres.app.ApiUser;
import org.interpres.app.RunningServer;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Each endpoint of the review's API and its pages, by each role: none is open to whom the table
 * does not name, and none is missing from the table. {@code ActTableTest} crosses the acts behind
 * them with every state; here the translation is FAILED.
 */
class EndpointTableTest {

  private static final List<String> ACCOUNTS =
      List.of("linguist", "medic", "localizer", "publisher", "admin");

  /** The request, its body, and the status for each of {@link #ACCOUNTS}. */
  private static final String TABLE =
      """
      GET /api/v1/quality | | 200 200 200 403 200
      GET /api/v1/translations | | 200 200 200 403 200
      GET /api/v1/translations/summary | | 200 200 200 403 200
      GET /api/v1/translations/{id} | | 200 200 200 403 200
      GET /api/v1/translations/{id}/record | | 200 200 200 403 200
      PUT /api/v1/translations/{id}/segments/{index} | {"target":"Autre"} | 409 409 403 403 403
      POST /api/v1/translations/{id}/segments/{index}/decisions | {"step":"linguistic","decision":"approve"} | 409 403 403 403 403
      POST /api/v1/translations/{id}/decisions | {"step":"linguistic","decision":"approve","items":[{"index":0,"version":1}]} | 409 403 403 403 403
      POST /api/v1/translations/{id}/signatures | {"step":"linguistic","meaning":"review","password":"demo"} | 409 403 403 403 403
      POST /api/v1/translations/{id}/release | | 403 403 409 403 403
      POST /api/v1/translations/{id}/reopen | {"reason":"why"} | 409 409 409 403 403
      POST /api/v1/translations/{id}/claims | {"step":"linguistic"} | 409 403 403 403 403
      PUT /api/v1/translations/{id}/claims/{step} | {"account":"linguist"} | 403 403 409 403 403
      DELETE /api/v1/translations/{id}/claims/{step} | | 204 204 204 403 403
      PUT /api/v1/translations/{id}/due | {"due":null} | 403 403 204 403 403
      DELETE /api/v1/articles/{slug}/locales/{locale} | | 403 403 422 403 403
      PUT /api/v1/articles/{slug}/retirement | | 403 403 422 403 403
      DELETE /api/v1/articles/{slug}/retirement | | 403 403 422 403 403
      POST /api/v1/translations/{id}/retry | | 403 403 200 403 403
      """;

  @Test
  void every_endpoint_answers_every_role_as_the_table_says() {
    try (RunningServer server = RunningServer.start()) {
      ApiUser.Answer brought =
          server
              .as("localizer")
              .bring(
                  "table",
                  "fr",
                  "text/plain",
                  "At home\n\nRest well.\n".getBytes(StandardCharsets.UTF_8));
      long id = brought.body().path("translations").path(0).path("id").asLong();
      Translations translations = server.bean(Translations.class);
      Translation opened = opened(translations, id);
      assertThat(translations.fail(opened, "for the table", Instant.now())).isPresent();
      List<String> rows = new ArrayList<>();
      for (String row : TABLE.lines().toList()) {
        rows.add(answered(server, row.split(" \\|", -1), id));
      }
      assertThat(String.join("\n", rows)).isEqualTo(TABLE.strip());
      assertThat(endpoints(server))
          .isEqualTo(
              TABLE
                  .lines()
                  .map(row -> row.split(" \\|")[0])
                  .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  private static Translation opened(Translations translations, long id) {
    Instant end = Instant.now().plusSeconds(60);
    while (true) {
      Translation translation = translations.find(id).orElseThrow();
      if (translation.state() == TranslationState.IN_REVIEW) {
        return translation;
      }
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
    }
  }

  private static String answered(RunningServer server, String[] row, long id) {
    String body = row[1].strip();
    Map<String, Integer> statuses = new LinkedHashMap<>();
    for (String account : ACCOUNTS) {
      ApiUser user = server.as(account);
      String[] request = row[0].split(" ");
      String path =
          request[1]
              .replace("{id}", "" + id)
              .replace("{index}", "0")
              .replace("{step}", "linguistic")
              .replace("{slug}", "table")
              .replace("{locale}", "fr");
      HttpRequest.Builder built =
          user.request(path)
              .header("Content-Type", "application/json")
              .method(
                  request[0],
                  body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
      statuses.put(account, user.send(built).status());
    }
    return row[0]
        + " | "
        + (body.isEmpty() ? "" : body + " ")
        + "| "
        + statuses.values().stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static Set<String> endpoints(RunningServer server) {
    List<HandlerMapping> mappings =
        Objects.requireNonNull(server.bean(DispatcherServlet.class).getHandlerMappings());
    return mappings.stream()
        .filter(RequestMappingHandlerMapping.class::isInstance)
        .map(RequestMappingHandlerMapping.class::cast)
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .filter(
            e ->
                e.getValue().getBeanType().getPackageName().equals("org.interpres.review.web")
                    || e.getValue().getBeanType().getSimpleName().equals("RetirementApi"))
        .flatMap(
            e ->
                e.getKey().getPatternValues().stream()
                    .filter(pattern -> pattern.startsWith("/api/"))
                    .flatMap(
                        pattern ->
                            e.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + pattern)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
