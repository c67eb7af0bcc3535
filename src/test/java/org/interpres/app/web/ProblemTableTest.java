package org.interpres.app.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.interpres.app.StackOnly;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTableTest {

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /api/v1/none                              |                                   | 404 | not-found              | typo
          GET    | /api/v1/probe/stale                       |                                   | 412 | stale-version          | Somebody changed it.
          GET    | /api/v1/probe/articles/Bad_Slug?locale=es |                                   | 422 | invalid-name           | “Bad_Slug”
          GET    | /api/v1/probe/articles/good?locale=xx     |                                   | 422 | invalid-name           | “xx”
          GET    | /api/v1/probe/articles/good               |                                   | 400 | missing-parameter      | “locale”
          GET    | /api/v1/probe/articles/good?locale=es&page=two |                              | 400 | invalid-parameter      | “page” must be a whole number, not “two”
          GET    | /api/v1/accounts?cursor=%00               |                                   | 422 | control-character      | “cursor” has a control character that no text may have (U+0000) at position 0
          GET    | /api/v1/probe/articles/good?locale=es&page=0x1 |                              | 400 | invalid-parameter      | “page” must be a whole number, not “0x1”
          GET    | /api/v1/probe/articles/good?locale=es&page=1%200 |                            | 400 | invalid-parameter      | “page” must be a whole number
          GET    | /api/v1/probe/articles/good?locale=es&page=%2B1 |                             | 400 | invalid-parameter      | “page” must be a whole number
          GET    | /api/v1/probe/articles/good?locale=es&page=99999999999 |                      | 400 | invalid-parameter      | “page” must be a whole number
          GET    | /api/v1/probe/articles/good?locale=es&pge=2 |                                 | 400 | unknown-parameter      | “pge” is no parameter of this call: correct or remove it; known are locale, page.
          GET    | /api/v1/accounts?cursor=a%00b            |                                   | 422 | control-character      | “cursor” has a control character that no text may have (U+0000)
          GET    | /api/v1/probe/stale?a                     |                                   | 400 | unknown-parameter      | “a” is no parameter of this call: correct or remove it; it takes none.
          DELETE | /api/v1/accounts                          |                                   | 405 | method-not-allowed     | use GET, POST
          POST   | /api/v1/probe/body                        |                                   | 400 | malformed-json         | missing
          POST   | /api/v1/probe/body                        | {"number": hush}                  | 400 | malformed-json         | line 1, column
          POST   | /api/v1/probe/body                        | {"number": "hush"}                | 400 | malformed-field        | “number” has a value of the wrong type
          POST   | /api/v1/probe/body                        | {"nested": {"text": ["hush"]}}    | 400 | malformed-field        | “nested.text”
          POST   | /api/v1/probe/body                        | {"nested": {"role": "HUSH"}}      | 400 | malformed-field        | use LINGUIST, MEDIC, LOCALIZER, PUBLISHER, ADMIN
          POST   | /api/v1/probe/body                        | {"other": "hush"}                 | 400 | unknown-field          | “other” is not known here (line 1, column 18): correct or remove it; known are nested, number
          POST   | /api/v1/probe/body                        | {"nested": {"txt": "hush"}}       | 400 | unknown-field          | “nested.txt” is not known
          POST   | /api/v1/probe/body                        | {"number": "1"}                   | 400 | malformed-field        | “number” has a value of the wrong type
          POST   | /api/v1/probe/body                        | {"number": 1.5}                   | 400 | malformed-field        | “number” has a value of the wrong type
          POST   | /api/v1/probe/body                        | {"nested": {"text": 7}}           | 400 | malformed-field        | “nested.text” has a value of the wrong type
          POST   | /api/v1/probe/body                        | {"number": 1, "number": 2}        | 400 | malformed-json         | line 1, column
          POST   | /api/v1/probe/body                        | {"number": 1} {}                  | 400 | malformed-field        | The body has a value of the wrong type or form (line 1, column
          POST   | /api/v1/probe/body                        | {"number": 1                      | 400 | malformed-json         | line 1, column
          POST   | /api/v1/probe/body                        | {"nested": {"text": "hush         | 400 | malformed-json         | line 1, column
          POST   | /api/v1/probe/body                        | {"nested": {"text": "a\\u0000"}}    | 422 | control-character     | “nested.text” has a control character that no text may have (U+0000) at position 1
          POST   | /api/v1/probe/body                        | {"nested": {"text": "a\\ud83d b"}}  | 422 | half-character        | “nested.text” has half a character, a lone surrogate (U+D83D) at position 1
          POST   | /api/v1/probe/body                        | []                                | 400 | malformed-field        | The body has a value of the wrong type
          POST   | /api/v1/probe/body                        | null                              | 400 | malformed-json         | send a JSON object
          POST   | /api/v1/probe/body                        | {"nested": {"slug": {"value": "../x"}}} | 422 | invalid-name     | “../x”
          """)
  void eachMistakeHasItsProblem(
      String method, String path, String body, int status, String code, String detail)
      throws Exception {
    TestServer.Client client = server.client().basic("admin", "demo");
    HttpResponse<String> answer = client.json(method, path, body == null ? "" : body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = JsonMapper.builder().build().readTree(answer.body());
    assertThat(problem.path("type").textValue()).isEqualTo("urn:interpres:problem:" + code);
    assertThat(problem.path("title").textValue()).isNotBlank();
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("detail").textValue()).contains(detail);
    assertThat(problem.path("instance").textValue()).isEqualTo(path.replaceAll("\\?.*", ""));
    assertThat(answer.body()).doesNotContainIgnoringCase("hush");
  }

  @Test
  void aRefusalBringsItsDetails() {
    assertThat(server.client().basic("admin", "demo").get("/api/v1/probe/stale").body())
        .contains("\"version\":7");
  }

  @ParameterizedTest(name = "announced: {0}")
  @ValueSource(booleans = {true, false})
  void aBodyThatIsTooLargeIsRefusedBeforeItIsInMemory(boolean announced) throws Exception {
    byte[] body = ("{\"number\": " + " ".repeat(BodyLimit.BYTES) + "1}").getBytes(UTF_8);
    HttpRequest.BodyPublisher publisher =
        announced
            ? BodyPublishers.ofByteArray(body)
            : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(server.address("/api/v1/probe/body"))
                    .header("Authorization", basic("admin", "demo"))
                    .header("Content-Type", "application/json; charset=utf-8")
                    .POST(publisher)
                    .build(),
                HttpResponse.BodyHandlers.ofString(UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
    assertThat(answer.body()).contains("problem:too-large").contains("2,000,000 bytes");
  }

  private static String basic(String name, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((name + ':' + password).getBytes(UTF_8));
  }

  @Test
  void aTypeThatIsNotReadIsNamedWithThoseThatAre() {
    HttpResponse<String> answer =
        server
            .client()
            .basic("admin", "demo")
            .send("POST", "/api/v1/probe/body", "<x/>", "Content-Type", "application/xml");
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).contains("unsupported-media-type").contains("application/json");
  }

  @Test
  void anAnswerThatIsNotAvailableIsRefusedAsAProblemAllTheSame() {
    HttpResponse<String> answer =
        server
            .client()
            .basic("admin", "demo")
            .get("/api/v1/audit/verification", "Accept", "image/png");
    assertThat(answer.statusCode()).isEqualTo(406);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("not-acceptable");
  }

  @Test
  void aDefectTellsItsIncidentAndNothingElse() {
    HttpResponse<String> answer =
        server.client().basic("admin", "demo").get("/api/v1/probe/broken");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("internal-error")
        .contains("\"incident\":\"")
        .doesNotContain("secret words")
        .doesNotContain("IllegalState");
  }

  @Test
  void aDefectOfAPageIsAPage() {
    TestServer.Client browser = server.client();
    browser.signIn("admin", "demo");
    HttpResponse<String> answer = browser.get("/probe/broken");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.body())
        .contains("Something went wrong")
        .contains("incident")
        .doesNotContain("secret words");
    HttpResponse<String> missing = browser.get("/none");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).contains("Not found");
  }

  @Test
  void theStackInTheLogHasNoMessages() {
    String logged =
        StackOnly.of(
            new IllegalStateException(
                "secret words", new java.sql.SQLException("Key (name)=(x)", "23505")));
    assertThat(logged)
        .contains("java.lang.IllegalStateException")
        .contains("Caused by: java.sql.SQLException (SQL state 23505)")
        .contains("\tat org.interpres")
        .doesNotContain("secret")
        .doesNotContain("Key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/articles/../accounts",
        "/api/v1/articles/..%2Faccounts",
        "/api/v1/articles/%2e%2e/accounts",
        "/api/v1/articles/a;b=c",
        "/api/v1/articles//a",
        "/api/v1/articles/a\\b",
        "/api/v1/articles/<script>",
        "/api/v1/articles/%00",
        "/api/v1/articles/%zz",
        "/../../etc/passwd"
      })
  void anAddressThatIsNoneIsAProblemToo(String path) throws IOException {
    String answer = raw("PUT " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n");
    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .containsIgnoringCase("Content-Type: application/problem+json")
        .contains("urn:interpres:problem:invalid-path")
        .doesNotContain("Tomcat")
        .doesNotContain("<html");
  }

  /** Tomcat would drop it, and the call would list everything. */
  @Test
  void aQueryThatCannotBeDecodedIsRefused() throws IOException {
    String basic = Base64.getEncoder().encodeToString("admin:demo".getBytes(UTF_8));
    assertThat(
            raw(
                "GET /api/v1/accounts?cursor=%zz HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Basic "
                    + basic
                    + "\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("urn:interpres:problem:malformed-query");
  }

  @Test
  void parametersThatAreKnownAreReadAndEmptyOnesAreNone() {
    TestServer.Client admin = server.client().basic("admin", "demo");
    assertThat(admin.get("/api/v1/probe/articles/good?locale=es&page=").body())
        .isEqualTo("good es 1");
    assertThat(admin.get("/api/v1/probe/articles/good?&locale=es&page=2&").body())
        .isEqualTo("good es 2");
    assertThat(admin.get("/api/v1/audit?limit=1&article=&cursor=0").statusCode()).isEqualTo(200);
  }

  @Test
  void aMethodThatIsNoneIsNotAllowed() throws IOException {
    assertThat(raw("BREW /api/v1/probe HTTP/1.1\r\nHost: localhost\r\n"))
        .startsWith("HTTP/1.1 405")
        .contains("urn:interpres:problem:method-not-allowed");
  }

  /** As no well-behaved client would send it. */
  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.getOutputStream().write((request + "Connection: close\r\n\r\n").getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
