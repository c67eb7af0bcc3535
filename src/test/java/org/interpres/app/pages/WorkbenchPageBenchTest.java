package org.interpres.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long one reviewer waits at the workbench of a long article: for the server, until the first
 * sentence has the focus in the browser, and from a key until the next sentence has it. It prints,
 * and says nothing is wrong: a busy machine proves nothing.
 */
@Tag("bench")
class WorkbenchPageBenchTest extends PagesTest {

  private static final int PAGES = Integer.getInteger("workbench.bench.pages", 100);

  /** From the key to the focus on another row, and to the frame that shows it, in milliseconds. */
  private static final String WATCH =
      """
      () => {
        window.waits = [];
        if (window.watched) return;
        window.watched = true;
        let pressed = 0;
        document.addEventListener("keydown", () => (pressed = performance.now()), true);
        document.querySelector(".segments").addEventListener("focusin", () => {
          const from = pressed;
          const focus = performance.now() - from;
          requestAnimationFrame(() => setTimeout(() => window.waits.push([focus, performance.now() - from])));
        });
      }
      """;

  @Test
  void a_workbench_of_500_and_of_1000_segments() {
    for (int segments : new int[] {500, 1000}) {
      long id = LongLeaflet.inReview(server(), slug(), segments);
      Page page = as("linguist");
      String path = "/translations/" + id;
      server(page, path, segments);

      List<Double> ready = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        page.navigate("/queue");
        long start = System.nanoTime();
        page.navigate(
            path,
            new Page.NavigateOptions()
                .setWaitUntil(com.microsoft.playwright.options.WaitUntilState.COMMIT));
        page.waitForFunction("() => document.activeElement?.matches('.segment')");
        ready.add((System.nanoTime() - start) / 1e6);
      }
      print(segments, "browser, first sentence focused", ready);
      page.waitForLoadState();
      System.out.printf(
          "workbench of %,d: %s elements%n",
          segments, page.evaluate("() => document.querySelectorAll('*').length"));
      keys(page, segments, "j", 30);
      keys(page, segments, "a", 30);
      keys(page, segments, "f", 5);
    }
  }

  /** With the session of the browser, and nothing of the browser in the way. */
  private static void server(Page page, String path, int segments) {
    String cookies =
        page.context().cookies().stream()
            .map(cookie -> cookie.name + "=" + cookie.value)
            .collect(Collectors.joining("; "));
    HttpRequest request =
        HttpRequest.newBuilder(server().address().resolve(path)).header("Cookie", cookies).build();
    HttpClient client = HttpClient.newHttpClient();
    List<Double> took = new ArrayList<>();
    int bytes = 0;
    for (int i = 0; i < PAGES; i++) {
      long start = System.nanoTime();
      HttpResponse<byte[]> answer =
          client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).join();
      took.add((System.nanoTime() - start) / 1e6);
      Assertions.assertThat(answer.statusCode()).isEqualTo(200);
      bytes = answer.body().length;
    }
    print(segments, "server, %,d bytes".formatted(bytes), took);
  }

  private static void keys(Page page, int segments, String key, int times) {
    page.evaluate("() => document.querySelectorAll('.segment')[100].focus()");
    page.evaluate(WATCH);
    for (int i = 0; i < times; i++) {
      int before = i;
      page.keyboard().press(key);
      page.waitForFunction("n => window.waits.length > n", before);
    }
    List<List<Number>> waits = new ArrayList<>();
    for (Object wait : (List<?>) page.evaluate("() => window.waits")) {
      List<Number> both = new ArrayList<>();
      ((List<?>) wait).forEach(each -> both.add((Number) each));
      waits.add(both);
    }
    print(
        segments,
        "key " + key + ", focus",
        waits.stream().map(w -> w.get(0).doubleValue()).toList());
    print(
        segments,
        "key " + key + ", seen",
        waits.stream().map(w -> w.get(1).doubleValue()).toList());
    assertThat(page.locator(".toast")).isHidden();
  }

  private static void print(int segments, String what, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "workbench of %,d: %-36s %3d times, first %7.1f ms, median %7.1f ms, p95 %7.1f ms%n",
        segments,
        what,
        sorted.size(),
        millis.get(0),
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 95 / 100));
  }
}
