package org.interpres.translate.engine.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.interpres.translate.engine.EngineFault;
import org.jspecify.annotations.Nullable;

/**
 * What came back over HTTP.
 *
 * @param status of HTTP
 * @param retryAfter as the service asks, never negative, at most an hour; null where it does not
 * @param body JSON; missing where what came is none
 */
public record HttpReply(int status, @Nullable Duration retryAfter, JsonNode body) {

  /**
   * A vendor that asks for more is asked again sooner: nobody waits a day for an engine that is
   * back in an hour, and a mistyped header must not stop it for decades. The next refusal costs one
   * call.
   */
  static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** Strict, so that half an answer or two answers glued together are no answer. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  static HttpReply of(Message message, Instant now) {
    Integer status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    byte[] bytes = message.getBody(byte[].class);
    return new HttpReply(
        status == null ? 0 : status,
        retryAfter(message.getHeader("Retry-After", String.class), now),
        bytes == null ? MissingNode.getInstance() : json(bytes));
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (JacksonException e) {
      return MissingNode.getInstance(); // its message quotes what came
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot be read", e);
    }
  }

  /** Seconds, or a date of HTTP; what is neither is no wish. */
  private static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
    Duration asked = asked(header, now);
    return asked == null || asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT;
  }

  private static @Nullable Duration asked(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    String value = header.strip();
    if (value.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return then.isBefore(now) ? Duration.ZERO : Duration.between(now, then);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * A code of the vendor's error, fit for a message: a few digits, or a name without any, or
   * “unknown”. The vendor's own sentence is left out, for it may quote the text or the key; and
   * what has letters and digits may be a key.
   */
  public String code(String pointer) {
    String code = body.at(pointer).asText();
    return code.matches("[0-9]{1,6}|[A-Za-z_.#]{1,60}") ? code : "unknown";
  }

  /**
   * What can be made of the status where the vendor says no more.
   *
   * @param texts the ids of those that were asked
   */
  EngineFault fault(String engine, List<String> texts) {
    String answered = "answered with the HTTP status %d".formatted(status);
    return switch (status) {
      case 408, 425, 429, 500, 502, 503, 504, 529 ->
          new EngineFault.Unavailable(engine, answered, retryAfter);
      case 401, 403 ->
          new EngineFault.Forbidden(
              engine, "does not accept the key (HTTP status %d)".formatted(status));
      case 402 -> new EngineFault.QuotaExhausted(engine, "asks for payment (HTTP status 402)");
      case 413 -> new EngineFault.TextRefused(engine, "finds the request too large", texts);
      case 200 -> new EngineFault.DamagedAnswer(engine, "answered with what is no answer");
      default -> new EngineFault.Unsuitable(engine, answered);
    };
  }
}
