package org.interpres.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.interpres.article.Refusal;
import org.interpres.review.Decision;
import org.interpres.review.Ruling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBodyTest {

  private static Ruling ruling(String json) {
    return JsonBody.read(json.getBytes(StandardCharsets.UTF_8), Requests.Decide.class).ruling();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"step":"medical","decision":"approve","coment":"x"}     | unknown-field    | The field “coment” is not known here; known are comment, decision, step, version, waivers.
          {"step":"m","decision":"approve","waivers":[{"id":1}]}   | unknown-field    | The field “waivers.0.id” is not known here; known are finding, reason.
          {"decision":"approve"}                                   | missing-field    | The field “step” is missing.
          {"step":"medical"}                                       | missing-field    | The field “decision” is missing.
          {"step":null,"decision":"approve"}                       | missing-field    | The field “step” is missing.
          {"step":"m","decision":"approve","waivers":[{"finding":1}]} | missing-field | The field “waivers.reason” is missing.
          {"step":"m","decision":"approve","waivers":[null]}       | missing-field    | The field “waivers” is missing.
          {"step":"m","decision":"maybe"}                          | unknown-decision | A decision is “approve” or “reject”.
          {"step":7,"decision":"approve"}                          | malformed-field  | The field “step” is not of the type that stands here.
          {"step":"m","decision":"approve","version":"1"}          | malformed-field  | The field “version” is not of the type that stands here.
          {"step":"m","decision":"approve","version":1.5}          | malformed-field  | The field “version” is not of the type that stands here.
          {"step":"m","step":"l","decision":"approve"}             | malformed-json   | The body is not JSON in UTF-8: line 1, column 19.
          {"step":"m"                                              | malformed-json   | The body is not JSON in UTF-8: line 1, column 12.
          []                                                       | malformed-field  | The body is not of the type that stands here.
          null                                                     | malformed-json   | The body is null; send a JSON object.
          """)
  void a_body_that_is_not_what_is_expected_is_refused_with_the_field(
      String json, String code, String message) {
    assertThatThrownBy(() -> ruling(json))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
        .hasMessage(message);
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused() {
    assertThatThrownBy(
            () -> JsonBody.read(new byte[] {'"', (byte) 0xC3, '"'}, Requests.Decide.class))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> JsonBody.read(new byte[0], Requests.Decide.class))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void what_may_be_left_out_may() {
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
