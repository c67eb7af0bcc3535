package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.interpres.identity.DemoAccounts;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Somebody at the pages without a browser: signs in, reads, and presses a form's button. */
record Visitor(HttpClient http, URI server) {

  static Visitor signedIn(URI server, String account) throws Exception {
    HttpClient http =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    Visitor visitor = new Visitor(http, server);
    Element form =
        Jsoup.parse(visitor.get("/sign-in")).expectFirst("form:has(input[name=password])");
    form.expectFirst("input[name=name]").val(account);
    form.expectFirst("input[name=password]").val(DemoAccounts.PASSWORD);
    visitor.send(form);
    return visitor;
  }

  String get(String path) throws Exception {
    return text(HttpRequest.newBuilder(server.resolve(path)).build());
  }

  /** Sends the form whose button has this HTML. */
  String press(String page, String button) throws Exception {
    Element form =
        Jsoup.parse(page).select("form").stream()
            .filter(f -> f.select("button").stream().anyMatch(b -> b.html().equals(button)))
            .findFirst()
            .orElseThrow();
    return send(form);
  }

  private String send(Element form) throws Exception {
    String body =
        form.select("input[name]").stream()
            .map(input -> Map.entry(input.attr("name"), input.val()))
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    return text(
        HttpRequest.newBuilder(server.resolve(form.attr("action")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private String text(HttpRequest request) throws Exception {
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as("%s", request.uri()).isEqualTo(200);
    return answer.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
