package org.interpres.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.interpres.app.ApiUser;
import org.junit.jupiter.api.Test;

/**
 * Makes the pictures of the documentation from the sample article. They go to {@code target}, so
 * that a build leaves the checkout as it is; with {@code -Dinterpres.screenshots=docs/screenshots}
 * they are made anew there.
 */
class ScreenshotsTest extends PagesTest {

  private static final String ARTICLE = "ketamine-therapy";

  private final Path folder =
      Path.of(System.getProperty("interpres.screenshots", "target/screenshots"));

  @Test
  void showsTheQueueTheWorkbenchAndAPublishedPage() throws IOException {
    Files.createDirectories(folder);
    ApiUser localizer = server().as("localizer");
    localizer.bring(
        ARTICLE,
        "es,fr,de,ar,zh-Hans",
        "text/markdown",
        Files.readAllBytes(Path.of("content/articles", ARTICLE, "en.md")));
    publish("de");
    approveSome("fr");
    mistakeADose("fr");

    Page linguist = as("linguist", new Browser.NewContextOptions().setViewportSize(1280, 860));
    linguist.navigate("/queue?article=" + ARTICLE);
    picture(linguist, "queue.png");
    linguist.navigate("/translations/" + translation("fr"));
    linguist.locator(".segment[data-findings]").first().focus();
    picture(linguist, "workbench-fr.png");
    beside(linguist);
    Page arabic =
        as("linguist", new Browser.NewContextOptions().setViewportSize(1280, 860).setLocale("ar"));
    arabic.navigate("/translations/" + translation("ar"));
    picture(arabic, "workbench-ar.png");
    linguist.navigate("/quality");
    picture(linguist, "quality.png");
    linguist.navigate("/publications/" + ARTICLE + "/de.html");
    picture(linguist, "published.png");

    assertThat(
            List.of(
                "queue.png",
                "workbench-fr.png",
                "workbench-beside.png",
                "workbench-ar.png",
                "quality.png",
                "published.png"))
        .allSatisfy(name -> assertThat(folder.resolve(name)).isNotEmptyFile());
  }

  /** A sentence being edited, with the page that it stands on beside it. */
  private void beside(Page page) {
    page.navigate("/translations/" + translation("fr") + "#s9");
    page.keyboard().press("p");
    page.frameLocator("#preview").locator("[data-here]").waitFor();
    page.keyboard().press("e");
    page.locator("#s9 .editor").waitFor();
    picture(page, "workbench-beside.png");
    // What was typed would be there for the next picture.
    page.keyboard().press("Escape");
    page.keyboard().press("p");
  }

  private void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name)));
  }

  private static long translation(String locale) {
    for (JsonNode item :
        server()
            .as("linguist")
            .get("/api/v1/translations?article=%s&locale=%s".formatted(ARTICLE, locale))
            .body()
            .get("items")) {
      return item.get("id").asLong();
    }
    throw new AssertionError("no translation into " + locale);
  }

  private static JsonNode read(long id) {
    return server().as("linguist").get("/api/v1/translations/" + id).body();
  }

  private static long drafted(String locale) {
    long id = translation(locale);
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> read(id).get("state").asText().equals("IN_REVIEW"));
    return id;
  }

  private static void approveSome(String locale) {
    long id = drafted(locale);
    for (JsonNode segment : read(id).get("segments")) {
      if (segment.get("index").asInt() < 8) {
        approve("linguist", "linguistic", id, segment);
      }
    }
    List.of("es", "ar", "zh-Hans").forEach(ScreenshotsTest::drafted);
  }

  /** What a machine does: 0.5 mg becomes 5 mg. The picture shows what Interpres says to it. */
  private static void mistakeADose(String locale) {
    long id = drafted(locale);
    for (JsonNode segment : read(id).get("segments")) {
      String target = segment.get("target").asText();
      if (segment.get("source").asText().startsWith("0.5")) {
        assertThat(target).startsWith("0,5");
        server()
            .as("linguist")
            .write(
                "/api/v1/translations/" + id + "/segments/" + segment.get("index").asInt(),
                segment.get("version").asText(),
                Map.of("target", target.replaceFirst("0,5", "5")));
      }
    }
  }

  private static void publish(String locale) {
    long id = drafted(locale);
    for (Map.Entry<String, String> step :
        List.of(Map.entry("linguist", "linguistic"), Map.entry("medic", "medical"))) {
      for (JsonNode segment : read(id).get("segments")) {
        approve(step.getKey(), step.getValue(), id, segment);
      }
      assertThat(
              server()
                  .as(step.getKey())
                  .post(
                      "/api/v1/translations/" + id + "/signatures",
                      Map.of("step", step.getValue(), "meaning", "approval", "password", "demo"))
                  .status())
          .isEqualTo(201);
    }
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> read(id).get("state").asText().equals("PUBLISHED"));
  }

  private static void approve(String account, String step, long id, JsonNode segment) {
    List<Map<String, Object>> waivers = new ArrayList<>();
    for (JsonNode finding : segment.get("findings")) {
      if (finding.get("severity").asText().equals("critical")
          && !finding.get("waived").asBoolean()) {
        waivers.add(
            Map.of("finding", finding.get("id").asLong(), "reason", "Checked against the source."));
      }
    }
    assertThat(
            server()
                .as(account)
                .post(
                    "/api/v1/translations/%d/segments/%d/decisions"
                        .formatted(id, segment.get("index").asInt()),
                    Map.of("step", step, "decision", "approve", "waivers", waivers))
                .status())
        .as("%s approves segment %s", account, segment.get("index"))
        .isEqualTo(200);
  }
}
