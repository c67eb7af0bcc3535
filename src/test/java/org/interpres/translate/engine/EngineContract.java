package org.interpres.translate.engine;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.MatchesJsonSchemaPattern;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.interpres.article.Origin;
import org.junit.jupiter.api.Test;

/**
 * What holds for every engine, through its real route and over HTTP: each way in which a vendor is
 * known to fail, how many requests are made, and what is left for the dispatcher and for a person
 * to read. A route sends once; whether it is sent again is the dispatcher's decision by the fault's
 * type, which {@link #askAsOftenAsAllowed} takes here.
 */
abstract class EngineContract extends EngineOutages {

  /** The source of {@link #schema()}. */
  abstract String sourceOfSchema();

  /** A JSON schema of the vendor's request body, with no more fields than it publishes. */
  abstract String schema();

  /** The path and query that the vendor publishes, below the base address. */
  abstract String path();

  /** The header or field that has the key, as it must reach the vendor. */
  abstract void assertKey(LoggedRequest request);

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
  void what_the_vendor_finds_too_large_is_named_so_that_it_fails_alone() {
    answers(oversized());

    assertThat(faultOf(request()))
        .hasMessageMatching("The engine “%s” finds .+ too (large|long)".formatted(engine()))
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

  private void damaged(ResponseDefinitionBuilder response) {
    startAnew();
    answers(response);

    assertThat(faultOf(request()))
        .isInstanceOf(EngineFault.DamagedAnswer.class)
        .hasMessageMatching(
            "The engine “%s” (was asked for [0-9]+ texts and answered .+|answered .+)"
                .formatted(engine()));
    requests(1);
  }
}
