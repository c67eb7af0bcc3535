package org.interpres.translate.engine;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The part of {@link EngineContract} in which nothing comes back that could be an answer: outages,
 * quotas, keys, and the circuit breaker.
 */
abstract class EngineOutages extends EngineConversation {

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
    assertThat(fault).hasMessageStartingWith("The engine “%s” ".formatted(engine()));
    assertThat(fault.retryAfter()).contains(Duration.ofSeconds(17));
    requests(1);
  }

  @Test
  void a_wish_as_a_date_is_a_time_from_now() {
    answers(tooOften().withHeader("Retry-After", "Fri, 27 Nov 2026 10:02:00 GMT"));

    assertThat(faultOf(request()).retryAfter()).contains(Duration.ofMinutes(2));
    requests(1);
  }

  @Test
  void a_wish_of_decades_is_an_hour() {
    answers(tooOften().withHeader("Retry-After", "999999999"));
    assertThat(faultOf(request()).retryAfter()).contains(Duration.ofHours(1));

    answers(tooOften().withHeader("Retry-After", "Fri, 27 Nov 2076 10:02:00 GMT"));
    assertThat(faultOf(request()).retryAfter()).contains(Duration.ofHours(1));
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
  void a_quota_that_is_used_up_is_never_retried() {
    answers(quota());

    assertThat(catchThrowable(() -> askAsOftenAsAllowed(5)))
        .isInstanceOf(EngineFault.QuotaExhausted.class)
        .hasMessageMatching("The engine “%s” .*(quota|payment).*".formatted(engine()));
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

  private void outage(ResponseDefinitionBuilder response, String said) {
    answers(response);

    EngineFault fault = faultOf(request());

    assertThat(fault)
        .isInstanceOf(EngineFault.Unavailable.class)
        .hasMessage("The engine “%s” %s", engine(), said);
    assertThat(fault.transientFault()).isTrue();
    requests(1);
  }
}
