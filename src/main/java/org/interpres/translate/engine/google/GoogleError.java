package org.interpres.translate.engine.google;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import org.interpres.translate.engine.http.HttpReply;

/**
 * What went wrong, as Google says it: with an HTTP status, or in the end of an operation. Google's
 * sentence is looked at and never shown, for it may quote a term or the key.
 *
 * @param status of {@code google.rpc.Code}, or “unknown”
 */
record GoogleError(String status, String sentence) {

  /** The numbers of {@code google.rpc.Code} that an operation may end with. */
  private static final Map<Integer, String> CODES =
      Map.ofEntries(
          Map.entry(1, "CANCELLED"),
          Map.entry(3, "INVALID_ARGUMENT"),
          Map.entry(4, "DEADLINE_EXCEEDED"),
          Map.entry(5, "NOT_FOUND"),
          Map.entry(6, "ALREADY_EXISTS"),
          Map.entry(7, "PERMISSION_DENIED"),
          Map.entry(8, "RESOURCE_EXHAUSTED"),
          Map.entry(9, "FAILED_PRECONDITION"),
          Map.entry(10, "ABORTED"),
          Map.entry(13, "INTERNAL"),
          Map.entry(14, "UNAVAILABLE"),
          Map.entry(16, "UNAUTHENTICATED"));

  static GoogleError of(HttpReply reply) {
    return new GoogleError(
        reply.code("/error/status"), lower(reply.body().at("/error/message").asText()));
  }

  static GoogleError ofOperation(JsonNode error) {
    return new GoogleError(
        CODES.getOrDefault(error.path("code").asInt(), "unknown"),
        lower(error.path("message").asText()));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  boolean says(String... words) {
    for (String word : words) {
      if (sentence.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** The quota of a day is used up, not that of a minute. */
  boolean daily() {
    return says("daily", "per day");
  }

  boolean tooOften() {
    return says("rate limit", "per minute");
  }

  /** It is about the file that a glossary is made from, not about the glossary. */
  boolean ofFile() {
    return says("gs://", "bucket", "storage");
  }
}
