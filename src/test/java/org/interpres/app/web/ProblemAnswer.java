package org.interpres.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;

/** Reads the answers of the API. */
final class ProblemAnswer {

  private ProblemAnswer() {}

  static JsonNode json(HttpResponse<String> response) {
    try {
      return JsonMapper.builder().build().readTree(response.body());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(response.body(), e);
    }
  }

  static void problem(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(response).path("type").textValue()).isEqualTo("urn:interpres:problem:" + code);
    assertThat(json(response).path("status").intValue()).isEqualTo(status);
  }
}
