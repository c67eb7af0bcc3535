package org.interpres.app.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.interpres.app.RunningServer;
import org.interpres.identity.DemoAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Tests of pages in a real browser: Debian's chromium, or the one that {@code CHROMIUM} names. One
 * server and one browser a JVM; each test brings articles of its own. Without a browser they are
 * skipped, but in continuous integration ({@code CI=true}) that is a failure.
 */
abstract class PagesTest {

  private static final AtomicInteger NEXT = new AtomicInteger();

  private Browser browser;
  private final List<BrowserContext> contexts = new java.util.ArrayList<>();

  @BeforeEach
  void openBrowser() {
    // How long a machine under load may take until a test calls it broken.
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    Path chromium = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    if ("true".equals(System.getenv("CI"))) {
      assertThat(chromium).as("continuous integration has a browser").isExecutable();
    }
    assumeThat(Files.isExecutable(chromium))
        .as("no browser at %s: install chromium or set CHROMIUM", chromium)
        .isTrue();
    browser = Shared.browser(chromium);
  }

  @AfterEach
  void closeContexts() {
    contexts.forEach(BrowserContext::close);
  }

  static RunningServer server() {
    return Shared.SERVER;
  }

  /** A name that no other test has. */
  static String slug() {
    return "medicine-" + NEXT.incrementAndGet();
  }

  /** Somebody at a browser of their own, signed in. */
  Page as(String account) {
    return as(account, new Browser.NewContextOptions());
  }

  Page as(String account, Browser.NewContextOptions options) {
    Page page = anonymous(options);
    page.navigate("/sign-in");
    // By name, because the pages' language is the browser's.
    page.locator("input[name=name]").fill(account);
    page.locator("input[name=password]").fill(DemoAccounts.PASSWORD);
    page.locator("input[name=password]").press("Enter");
    page.waitForURL(url -> !url.contains("/sign-in"));
    return page;
  }

  /** The same at another server than the one that all share. */
  Page as(String account, RunningServer server) {
    return as(account, new Browser.NewContextOptions().setBaseURL(server.address().toString()));
  }

  Page anonymous(Browser.NewContextOptions options) {
    if (options.baseURL == null) {
      options.setBaseURL(server().address().toString());
    }
    BrowserContext context = browser.newContext(options);
    contexts.add(context);
    return context.newPage();
  }

  /** A segment of the workbench. */
  static Locator segment(Page page, int index) {
    return page.locator("#s" + index);
  }

  private static final class Shared {

    static final RunningServer SERVER = RunningServer.start();

    private static Browser open;

    static synchronized Browser browser(Path chromium) {
      if (open == null) {
        open =
            Playwright.create()
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(
                            List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
      }
      return open;
    }
  }
}
