package org.interpres.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.interpres.article.Refusal;
import org.interpres.review.Decision;
import org.interpres.review.Ruling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static Ruling ruling(String json) throws JsonProcessingException {
    return MAPPER.readValue(json, Requests.Decide.class).ruling();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"decision":"approve"}                                   | missing-field    | The field “step” is missing.
          {"step":"medical"}                                       | missing-field    | The field “decision” is missing.
          {"step":null,"decision":"approve"}                       | missing-field    | The field “step” is missing.
          {"step":"m","decision":"approve","waivers":[{"finding":1}]} | missing-field | The field “waivers.reason” is missing.
          {"step":"m","decision":"approve","waivers":[null]}       | missing-field    | The field “waivers” is missing.
          {"step":"m","decision":"maybe"}                          | unknown-decision | A decision is “approve” or “reject”.
          """)
  void a_body_without_a_field_that_must_be_there_is_refused_with_its_name(
      String json, String code, String message) {
    assertThatThrownBy(() -> ruling(json))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
        .hasMessage(message);
  }

  @Test
  void what_may_be_left_out_may() throws JsonProcessingException {
    assertThat(ruling("{\"step\":\"medical\",\"decision\":\"reject\",\"comment\":\" né \"}"))
        .isEqualTo(new Ruling("medical", Decision.Verdict.REJECT, null, "né", java.util.List.of()));
  }

  @ParameterizedTest
  @CsvSource({"'\"3\"',3", "3,3", "'  \"12\" ',12"})
  void if_match_names_a_version(String header, int version) {
    assertThat(IfMatch.version(header)).isEqualTo(version);
    assertThat(IfMatch.version(null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"*", "W/\"3\"", "'\"3\", \"4\"'", "three", "99999999999"})
  void if_match_names_nothing_else(String header) {
    assertThatThrownBy(() -> IfMatch.version(header))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("malformed-version"));
  }

  @Test
  void a_password_is_not_in_the_words_of_a_request() {
    assertThat(new Requests.Sign("medical", "approval", "secret").toString())
        .doesNotContain("secret");
  }
}
