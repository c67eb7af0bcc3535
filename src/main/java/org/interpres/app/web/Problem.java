package org.interpres.app.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.interpres.article.InvalidName;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * An error as RFC 9457 has it.
 *
 * @param status of HTTP
 * @param code stable, kebab-case: the end of {@code type}; the title is the same in words
 * @param detail for a person: what is wrong, where, and what to do
 * @param members further members, safe to show
 * @param headers further headers of the answer
 * @param says the detail for a page, in its reader's language; null where it has English alone
 */
public record Problem(
    int status,
    String code,
    String detail,
    Map<String, Object> members,
    HttpHeaders headers,
    @Nullable Phrase says) {

  /** The start of every {@code type}. */
  public static final String TYPES = "urn:interpres:problem:";

  public Problem {
    members = new LinkedHashMap<>(members);
  }

  static Problem of(int status, String code, String detail) {
    return new Problem(status, code, detail, Map.of(), new HttpHeaders(), null);
  }

  static Problem of(Refusal refusal) {
    return new Problem(
        status(refusal.kind()),
        refusal.code(),
        refusal.getMessage(),
        refusal.details(),
        new HttpHeaders(),
        refusal.says().orElse(null));
  }

  static Problem of(InvalidName invalid) {
    return new Problem(
        422,
        "invalid-name",
        String.valueOf(invalid.getMessage()),
        Map.of(),
        new HttpHeaders(),
        invalid.says());
  }

  Problem with(String member, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(status, code, detail, more, headers, says);
  }

  Problem withHeader(String name, String value) {
    HttpHeaders more = new HttpHeaders();
    more.addAll(headers);
    more.add(name, value);
    return new Problem(status, code, detail, members, more, says);
  }

  private static int status(Refusal.Kind kind) {
    return switch (kind) {
      case MALFORMED -> 400;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case STALE -> 412;
      case TOO_LARGE -> 413;
      case UNSUPPORTED -> 415;
      case INVALID -> 422;
      case VERSION_REQUIRED -> 428;
      case LOCKED -> 429;
    };
  }

  String type() {
    return TYPES + code;
  }

  String title() {
    return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('-', ' ');
  }

  /** The JSON object, in the order in which people read it. */
  Map<String, Object> body(String instance) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", type());
    body.put("title", title());
    body.put("status", status);
    body.put("detail", detail);
    body.put("instance", instance);
    members.forEach(body::putIfAbsent);
    return body;
  }
}
