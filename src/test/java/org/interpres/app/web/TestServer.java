package org.interpres.app.web;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.interpres.app.database.TestDatabase;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Accounts;
import org.interpres.identity.Actor;
import org.interpres.identity.DemoAccounts;
import org.interpres.identity.MovableClock;
import org.interpres.identity.NewAccount;
import org.interpres.identity.Role;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Audit, identity and their web on a real port and a real database, with the demo's accounts. */
final class TestServer implements AutoCloseable {

  static final String PASSWORD = "a long enough password";

  /** No {@code @Configuration}: the program's own scan, in other tests, must not find it. */
  @EnableAutoConfiguration(
      excludeName = {
        "org.apache.camel.spring.boot.CamelAutoConfiguration",
        "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration"
      })
  @ComponentScan({
    "org.interpres.audit",
    "org.interpres.identity",
    "org.interpres.app.web",
  })
  static class Wiring {}

  final MovableClock clock = new MovableClock();
  final TestDatabase database = TestDatabase.fresh();
  private final ConfigurableApplicationContext context;
  private final int port;

  private TestServer() {
    SpringApplication application = new SpringApplication(Wiring.class);
    application.addInitializers(
        started -> {
          GenericApplicationContext beans = (GenericApplicationContext) started;
          beans.registerBean(Clock.class, () -> clock);
          beans.registerBean(DataSource.class, database::application);
        });
    context = application.run("--server.port=0", "--logging.level.root=error");
    TestDatabase.stopsAfter(context);
    port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    context.getBean(DemoAccounts.class).create();
    Probe.register(mappings());
  }

  static TestServer start() {
    return new TestServer();
  }

  int port() {
    return port;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  RequestMappingHandlerMapping mappings() {
    return context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
  }

  List<AuditTrail.Entry> trail(String action) {
    return bean(AuditTrail.class).entries(null, 0, 1_000).stream()
        .filter(entry -> entry.action().equals(action))
        .toList();
  }

  /** An account for one test alone. */
  void account(String name, Role... roles) {
    bean(Accounts.class)
        .create(
            Actor.SYSTEM,
            new NewAccount(
                name, name, Set.of(roles), PASSWORD, NewAccount.FirstSignIn.KEEPS_PASSWORD));
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** A client that follows no redirect and has a session of its own. */
  Client client() {
    return new Client();
  }

  final class Client {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
    private String authorization = "";

    Client basic(String name, String password) {
      authorization =
          "Basic "
              + Base64.getEncoder()
                  .encodeToString((name + ':' + password).getBytes(StandardCharsets.UTF_8));
      return this;
    }

    Client bearer(String token) {
      authorization = "Bearer " + token;
      return this;
    }

    String sessionId() {
      return cookies.getCookieStore().getCookies().stream()
          .filter(cookie -> cookie.getName().equals("JSESSIONID"))
          .map(java.net.HttpCookie::getValue)
          .findFirst()
          .orElse("");
    }

    HttpResponse<String> get(String path, String... headers) {
      return send("GET", path, "", headers);
    }

    HttpResponse<String> json(String method, String path, String body) {
      return send(method, path, body, "Content-Type", "application/json");
    }

    HttpResponse<String> form(String path, Map<String, String> fields) {
      String body =
          fields.entrySet().stream()
              .map(
                  field ->
                      field.getKey()
                          + '='
                          + java.net.URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
              .collect(java.util.stream.Collectors.joining("&"));
      return send("POST", path, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(address(path))
              .method(
                  method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
      if (!authorization.isEmpty()) {
        request.header("Authorization", authorization);
      }
      if (headers.length > 0) {
        request.headers(headers);
      }
      try {
        return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new AssertionError(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }

    /** The token of the page's form. */
    String csrf(String page) {
      String html = get(page).body();
      Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(html);
      if (!token.find()) {
        throw new AssertionError("no token in " + html);
      }
      return token.group(1);
    }

    HttpResponse<String> signIn(String name, String password) {
      String token = csrf("/sign-in");
      return form("/sign-in", Map.of("name", name, "password", password, "_csrf", token));
    }
  }

  @Override
  public void close() {
    context.close();
  }

  static void map(
      RequestMappingHandlerMapping mapping, RequestMappingInfo where, Object bean, Method method) {
    boolean taken =
        mapping.getHandlerMethods().keySet().stream()
            .anyMatch(
                known ->
                    known.getPatternValues().equals(where.getPatternValues())
                        && known.getMethodsCondition().equals(where.getMethodsCondition()));
    if (!taken) {
      mapping.registerMapping(where, bean, method);
    }
  }
}
