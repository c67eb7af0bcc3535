package org.interpres.translate.engine;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.matching.MatchesJsonSchemaPattern;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.interpres.article.InlineToken;
import org.interpres.article.LocaleTag;
import org.interpres.article.Origin;
import org.interpres.translate.engine.EngineAnswer.Answered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds for every engine, through its real route and over HTTP: each way in which a vendor is
 * known to fail, how many requests are made, and what is left for the dispatcher and for a person
 * to read. A route sends once; whether it is sent again is the dispatcher's decision by the fault's
 * type, which {@link #askAsOftenAsAllowed} takes here.
 */
abstract class EngineContract {

  static final ObjectMapper JSON = new ObjectMapper();

  /** The first has tags, characters that markup escapes, and one beyond the BMP. */
  static final String FIRST = "Take <g id=\"7\">one</g> tablet if x < 5 & y > 2 𝛼.<x id=\"8\"/>";

  static final String SECOND = "Drink water.";

  final EngineWorld world = EngineWorld.shared();

  /** As in the route. */
  abstract String engine();

  /** The source of {@link #schema()}. */
  abstract String sourceOfSchema();

  /** A JSON schema of the vendor's request body, with no more fields than it publishes. */
  abstract String schema();

  /** The path and query that the vendor publishes, below the base address. */
  abstract String path();

  /** The header or field that has the key, as it must reach the vendor. */
  abstract void assertKey(LoggedRequest request);

  /**
   * A right answer to {@link #FIRST}, as the vendor marks tags: whole, or with one lost or doubled.
   */
  abstract String first(Tags tags);

  enum Tags {
    WHOLE,
    LOST,
    DOUBLED
  }

  /** The vendor's answer with these targets. */
  abstract String answer(List<String> targets);

  /** The vendor's errors. */
  abstract ResponseDefinitionBuilder quota();

  abstract ResponseDefinitionBuilder wrongKey();

  abstract ResponseDefinitionBuilder oversized();

  ResponseDefinitionBuilder tooOften() {
    return aResponse().withStatus(429).withBody("{}");
  }

  List<String> sources() {
    return List.of(FIRST, SECOND);
  }

  @BeforeEach
  void startAnew() {
    world.vendor().resetAll();
    world.closeBreaker(engine());
  }

  @Test
  void success_keeps_tags_and_characters_and_says_which_model_answered() {
    answers(okJson(answer(whole())));

    EngineAnswer answer = world.ask(request());

    assertThat(answer.answers()).hasSize(sources().size());
    assertThat(answer.answers().get(0).target())
        .isEqualTo("Tome <g id=\"7\">una</g> tableta si x < 5 & y > 2 𝛼.<x id=\"8\"/>");
    assertThat(answer.answers().get(0).origin().kind()).isEqualTo(Origin.Kind.ENGINE);
    assertThat(answer.answers().get(0).origin().engine()).isEqualTo(engine());
    requests(1);
  }

  @Test
  void the_request_is_what_the_vendor_publishes() {
    answers(okJson(answer(whole())));

    world.ask(request());

    LoggedRequest request = requests(1).get(0);
    assertThat(request.getMethod().getName()).isEqualTo("POST");
    assertThat(request.getUrl()).isEqualTo("/" + engine() + path());
    assertThat(
            new MatchesJsonSchemaPattern(schema()).match(request.getBodyAsString()).isExactMatch())
        .as("%s is what %s says", request.getBodyAsString(), sourceOfSchema())
        .isTrue();
    assertKey(request);
    assertThat(request.getHeaders().all())
        .as("nothing of ours or of Camel's goes out")
        .noneMatch(
            header ->
                header.key().toLowerCase(Locale.ROOT).matches("camel.*|interpres.*|breadcrumb.*"));
  }

  @Test
  void too_often_and_then_success_is_two_requests() {
    answersInTurn(tooOften(), okJson(answer(whole())));

    assertThat(askAsOftenAsAllowed(2)).hasSize(sources().size());
    requests(2);
  }

  @Test
  void a_wish_to_be_left_alone_is_passed_on_and_not_waited_for_in_the_client() {
    answers(tooOften().withHeader("Retry-After", "17"));

    EngineFault fault = faultOf(request());

    assertThat(fault).isInstanceOf(EngineFault.Unavailable.class);
    assertThat(fault.retryAfter()).contains(Duration.ofSeconds(17));
    requests(1);
  }

  @Test
  void a_wish_as_a_date_is_a_time_from_now() {
    answers(tooOften().withHeader("Retry-After", "Fri, 27 Nov 2026 10:02:00 GMT"));

    assertThat(faultOf(request()).retryAfter()).contains(Duration.ofMinutes(2));
  }

  @Test
  void a_500_is_an_outage_and_one_request() {
    outage(aResponse().withStatus(500).withBody("oops"), "answered with the HTTP status 500");
  }

  @Test
  void a_503_is_an_outage_and_one_request() {
    outage(aResponse().withStatus(503), "answered with the HTTP status 503");
  }

  @Test
  void no_answer_in_time_is_an_outage_and_one_request() {
    outage(okJson(answer(whole())).withFixedDelay(60_000), "did not answer in time");
  }

  @Test
  void a_reset_connection_is_an_outage_and_one_request() {
    outage(
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        "broke the connection off (SocketException)");
  }

  @Test
  void an_empty_body_is_no_answer() {
    damaged(aResponse().withStatus(200));
  }

  @Test
  void broken_json_is_no_answer() {
    String whole = answer(whole());
    damaged(okJson(whole.substring(0, whole.length() - 3)));
    damaged(okJson(whole + whole));
    damaged(aResponse().withBody("<html>Welcome to this hotel's Wi-Fi</html>"));
  }

  @Test
  void too_few_is_no_answer() {
    damaged(okJson(answer(whole().subList(1, whole().size()))));
  }

  @Test
  void too_many_is_no_answer() {
    List<String> three = new ArrayList<>(whole());
    three.add("De más.");
    damaged(okJson(answer(three)));
  }

  @Test
  void reordered_is_never_taken_for_the_order_asked() {
    List<String> reversed = new ArrayList<>(whole());
    Collections.reverse(reversed);
    answers(okJson(answer(reversed)));

    EngineAnswer answer = world.ask(request());

    assertThat(tags(answer.answers().get(0)))
        .as("the tag check sees it")
        .isNotEqualTo(tagsOf(FIRST));
    requests(1);
  }

  @Test
  void an_empty_text_comes_out_empty_for_the_check_that_refuses_it() {
    answers(okJson(answer(withFirst(""))));

    assertThat(world.ask(request()).answers().get(0).target()).isEmpty();
    requests(1);
  }

  @Test
  void a_lost_tag_is_seen() {
    answers(okJson(answer(withFirst(first(Tags.LOST)))));

    assertThat(tags(world.ask(request()).answers().get(0))).isNotEqualTo(tagsOf(FIRST));
    requests(1);
  }

  @Test
  void a_doubled_tag_is_seen() {
    answers(okJson(answer(withFirst(first(Tags.DOUBLED)))));

    assertThat(tags(world.ask(request()).answers().get(0))).isNotEqualTo(tagsOf(FIRST));
    requests(1);
  }

  @Test
  void the_second_try_sends_tags_another_way_and_reads_them_back() {
    answers(okJson(answer(whole())));
    EngineRequest request = request();
    world.ask(request);
    String asMarkup = requests(1).get(0).getBodyAsString();
    startAnew();
    String other = other();
    answers(
        okJson(
            answer(
                withFirst(
                    "Tome "
                        + other.formatted(1)
                        + "una"
                        + other.formatted(2)
                        + " tableta."
                        + other.formatted(3)))));

    EngineAnswer answer = world.ask(request.with(TagProtection.PLACEHOLDERS));

    assertThat(requests(1).get(0).getBodyAsString())
        .isNotEqualTo(asMarkup)
        .contains(other.formatted(1) + "one" + other.formatted(2));
    assertThat(answer.answers().get(0).target())
        .isEqualTo("Tome <g id=\"7\">una</g> tableta.<x id=\"8\"/>");
  }

  /** A placeholder of the second try. */
  String other() {
    return "{%d}";
  }

  @Test
  void a_quota_that_is_used_up_is_never_retried() {
    answers(quota());

    assertThat(catchThrowable(() -> askAsOftenAsAllowed(5)))
        .isInstanceOf(EngineFault.QuotaExhausted.class);
    requests(1);
  }

  @Test
  void a_wrong_key_is_said_without_the_key_and_never_retried() {
    answers(wrongKey());

    assertThat(catchThrowable(() -> askAsOftenAsAllowed(5)))
        .isInstanceOf(EngineFault.Forbidden.class)
        .hasMessageContaining("does not accept the key")
        .hasMessageNotContaining(EngineWorld.KEY);
    requests(1);
  }

  @Test
  void what_the_vendor_finds_too_large_is_named_so_that_it_fails_alone() {
    answers(oversized());

    assertThat(faultOf(request()))
        .isInstanceOfSatisfying(
            EngineFault.TextRefused.class,
            refused -> assertThat(refused.ids()).containsExactlyElementsOf(ids()));
    requests(1);
  }

  @Test
  void what_is_above_the_limits_is_never_sent() {
    BatchLimits limits = world.bean(Engines.class).profile(engine()).limits();
    String large = "a".repeat(limits.textSize() + 1);
    EngineRequest one = request(List.of(large));
    List<String> many = IntStream.rangeClosed(0, limits.texts()).mapToObj(i -> "t" + i).toList();

    assertThat(faultOf(one))
        .isInstanceOfSatisfying(
            EngineFault.TextRefused.class, f -> assertThat(f.ids()).containsExactly("1"));
    assertThat(faultOf(request(many))).isInstanceOf(EngineFault.TextRefused.class);
    requests(0);
  }

  @Test
  void an_outage_opens_the_breaker_which_says_so_and_sends_nothing() {
    answers(aResponse().withStatus(503));
    for (int call = 0; call < 10; call++) {
      faultOf(request());
    }

    EngineFault fault = faultOf(request());

    assertThat(fault).isInstanceOf(EngineFault.CircuitOpen.class);
    assertThat(fault.retryAfter()).contains(Duration.ofSeconds(30));
    assertThat(world.breaker(engine())).isEqualTo("OPEN");
    requests(10);
  }

  @Test
  void what_is_no_outage_leaves_the_breaker_closed() {
    answers(wrongKey());
    for (int call = 0; call < 12; call++) {
      faultOf(request());
    }

    assertThat(world.breaker(engine())).isEqualTo("CLOSED");
    requests(12);
  }

  // What the tests say

  EngineRequest request() {
    return request(sources());
  }

  EngineRequest request(List<String> texts) {
    return new EngineRequest(engine(), LocaleTag.parse("en"), LocaleTag.parse("es"), texts);
  }

  List<String> ids() {
    return request().items().stream().map(EngineText::id).toList();
  }

  List<String> whole() {
    return withFirst(first(Tags.WHOLE));
  }

  List<String> withFirst(String first) {
    return sources().size() == 1 ? List.of(first) : List.of(first, "Beba agua.");
  }

  void answers(ResponseDefinitionBuilder response) {
    world.vendor().stubFor(any(anyUrl()).willReturn(response));
  }

  void answersInTurn(ResponseDefinitionBuilder one, ResponseDefinitionBuilder two) {
    world
        .vendor()
        .stubFor(
            any(anyUrl())
                .inScenario("turns")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(one)
                .willSetStateTo("two"));
    world
        .vendor()
        .stubFor(any(anyUrl()).inScenario("turns").whenScenarioStateIs("two").willReturn(two));
  }

  List<LoggedRequest> requests(int expected) {
    List<LoggedRequest> requests = world.requests(expected);
    assertThat(requests).as("requests at the vendor").hasSize(expected);
    return requests;
  }

  private void outage(ResponseDefinitionBuilder response, String said) {
    answers(response);

    EngineFault fault = faultOf(request());

    assertThat(fault)
        .isInstanceOf(EngineFault.Unavailable.class)
        .hasMessage("The engine “%s” %s", engine(), said);
    assertThat(fault.transientFault()).isTrue();
    requests(1);
  }

  private void damaged(ResponseDefinitionBuilder response) {
    startAnew();
    answers(response);

    assertThat(faultOf(request())).isInstanceOf(EngineFault.DamagedAnswer.class);
    requests(1);
  }

  EngineFault faultOf(EngineRequest request) {
    return (EngineFault) Objects.requireNonNull(catchThrowable(() -> world.ask(request)));
  }

  /** Asks again as long as the fault's type allows it. */
  List<Answered> askAsOftenAsAllowed(int most) {
    for (int call = 1; ; call++) {
      try {
        return world.ask(request()).answers();
      } catch (EngineFault fault) {
        if (call == most || !fault.transientFault()) {
          throw fault;
        }
      }
    }
  }

  static Map<String, Integer> tags(Answered answered) {
    return InlineToken.tags(answered.target());
  }

  static Map<String, Integer> tagsOf(String text) {
    return InlineToken.tags(text);
  }

  static ResponseDefinitionBuilder error(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode body(LoggedRequest request) {
    try {
      return JSON.readTree(request.getBodyAsString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static String resource(String name) {
    try (InputStream in = EngineContract.class.getResourceAsStream("/engines/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
