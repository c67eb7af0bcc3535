package org.interpres.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Publishes the sample article in one locale as its two demo reviewers, through the API that a
 * person's script would use. What is done already is left alone, so a second start does nothing.
 */
final class DemoReview {

  static final String ARTICLE = "ketamine-therapy";
  static final String PUBLISHED_LOCALE = "es";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Set<String> NOT_YET = Set.of("QUEUED", "TRANSLATING");

  private final ApiClient localizer;
  private final ApiClient linguist;
  private final ApiClient medic;
  private final ApiClient publisher;
  private final PrintWriter progress;

  DemoReview(URI server, PrintWriter progress) {
    this.localizer = ApiClient.withPassword(server, "localizer", "demo");
    this.linguist = ApiClient.withPassword(server, "linguist", "demo");
    this.medic = ApiClient.withPassword(server, "medic", "demo");
    this.publisher = ApiClient.withPassword(server, "publisher", "demo");
    this.progress = progress;
  }

  void run() throws ApiClient.Refused, InterruptedException {
    long id = drafted();
    String state = state(id);
    if (state.equals("IN_REVIEW") && wasPublished()) {
      progress.println(
          "The " + PUBLISHED_LOCALE + " translation is back in review: it waits for people.");
      return;
    }
    if (state.equals("IN_REVIEW")) {
      progress.println("Reviewing the " + PUBLISHED_LOCALE + " translation as linguist and medic.");
      decide(linguist, id, "linguistic", "review");
      decide(medic, id, "medical", "approval");
    }
    Instant end = Instant.now().plus(PATIENCE);
    while (!state(id).equals("PUBLISHED")) {
      await(end, "the publication of " + ARTICLE);
    }
  }

  /** What somebody recalled, reopened or revised since is not approved again by a start. */
  private boolean wasPublished() throws ApiClient.Refused {
    for (JsonNode event : publisher.get("/publications?limit=1000").path("events")) {
      if (event.path("article").asText().equals(ARTICLE)
          && event.path("locale").asText().equals(PUBLISHED_LOCALE)) {
        return true;
      }
    }
    return false;
  }

  /** Waits until every translation of the article has its drafts. */
  private long drafted() throws ApiClient.Refused, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      JsonNode items = localizer.get("/translations?article=" + ARTICLE).path("items");
      long found = 0;
      boolean ready = true;
      for (JsonNode item : items) {
        ready &= !NOT_YET.contains(item.path("state").asText());
        if (item.path("locale").asText().equals(PUBLISHED_LOCALE)
            && !item.path("state").asText().equals("SUPERSEDED")) {
          found = item.path("id").asLong();
        }
      }
      if (ready && found > 0) {
        return found;
      }
      await(end, "the translations of " + ARTICLE);
    }
  }

  private String state(long id) throws ApiClient.Refused {
    return linguist.get("/translations/" + id).path("state").asText();
  }

  private void decide(ApiClient reviewer, long id, String step, String meaning)
      throws ApiClient.Refused {
    JsonNode translation = reviewer.get("/translations/" + id);
    for (JsonNode segment : translation.path("segments")) {
      if (!approvedIn(step, segment)) {
        reviewer.post(
            "/translations/" + id + "/segments/" + segment.path("index").asInt() + "/decisions",
            Map.of(
                "step", step, "decision", "approve", "version", segment.path("version").asInt()));
      }
    }
    if (!signed(step, translation)) {
      reviewer.post(
          "/translations/" + id + "/signatures",
          Map.of("step", step, "meaning", meaning, "password", "demo"));
    }
  }

  private static boolean approvedIn(String step, JsonNode segment) {
    for (JsonNode approval : segment.path("approvals")) {
      if (approval.path("step").asText().equals(step)) {
        return true;
      }
    }
    return false;
  }

  private static boolean signed(String step, JsonNode translation) {
    for (JsonNode each : translation.path("steps")) {
      if (each.path("name").asText().equals(step) && each.hasNonNull("signedBy")) {
        return true;
      }
    }
    return false;
  }

  private static void await(Instant end, String what)
      throws ApiClient.Refused, InterruptedException {
    if (Instant.now().isAfter(end)) {
      throw new ApiClient.Refused(
          what + " did not come within " + PATIENCE.toMinutes() + " minutes. The log says why.");
    }
    Thread.sleep(250);
  }
}
