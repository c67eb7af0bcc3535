package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks for what a browser asks for, and draws nothing. Each answer is a status. */
final class SignedInBrowser {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient client;
  private final URI server;

  private SignedInBrowser(HttpClient client, URI server) {
    this.client = client;
    this.server = server;
  }

  static SignedInBrowser of(URI server, String name, String password) throws Exception {
    HttpClient browser =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    String form =
        browser
            .send(
                HttpRequest.newBuilder(server.resolve("/sign-in")).build(), BodyHandlers.ofString())
            .body();
    Matcher token = TOKEN.matcher(form);
    assertThat(token.find()).isTrue();
    String body =
        "name=%s&password=%s&_csrf=%s"
            .formatted(
                name,
                URLEncoder.encode(password, StandardCharsets.UTF_8),
                URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
    HttpResponse<String> in =
        browser.send(
            HttpRequest.newBuilder(server.resolve("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(in.uri().getPath()).isEqualTo("/queue");
    return new SignedInBrowser(browser, server);
  }

  int queue() throws Exception {
    URI address = server.resolve("/queue");
    HttpResponse<byte[]> answer =
        client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    assertThat(answer.uri()).isEqualTo(address);
    return answer.statusCode();
  }

  Workbench workbench(long id) {
    return new Workbench(server.resolve("/translations/" + id));
  }

  /** The workbench as a browser has it: the whole page, and what its script asks for. */
  final class Workbench {

    private final URI address;
    private String token = "";

    private Workbench(URI address) {
      this.address = address;
    }

    int load() throws Exception {
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      Matcher found = TOKEN.matcher(answer.body());
      assertThat(found.find()).isTrue();
      assertThat(answer.body()).contains("id=\"s499\"").contains("id=\"acts\"");
      token = found.group(1);
      return answer.statusCode();
    }

    int beside(int segment) throws Exception {
      return send(request("/segments/" + segment));
    }

    int approve(int segment) throws Exception {
      String form = "_csrf=%s&version=1&step=linguistic&show=all&decision=approve";
      return send(
          request("/segments/" + segment + "/decisions")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(
                  BodyPublishers.ofString(
                      form.formatted(URLEncoder.encode(token, StandardCharsets.UTF_8)))));
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create(address + path)).header("HX-Request", "true");
    }

    /** Each is a part of the page: the page to sign in has no such header. */
    private int send(HttpRequest.Builder request) throws Exception {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      assertThat(answer.headers().firstValue("X-Segment")).isPresent();
      return answer.statusCode();
    }
  }
}
