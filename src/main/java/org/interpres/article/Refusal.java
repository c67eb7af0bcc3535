package org.interpres.article;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An act that Interpres will not do, and says so. The message is for the person who asked: what is
 * wrong, where, and what to do. The HTTP API answers it as a problem detail whose {@code type} is
 * {@code urn:interpres:problem:} and {@code code}; the pages show the message.
 */
public class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why, as the HTTP API's status says it. */
  public enum Kind {
    /** 400: the request cannot be read. */
    MALFORMED,
    /** 403: this person may not. */
    FORBIDDEN,
    /** 404: no such thing. */
    NOT_FOUND,
    /** 409: not now, not in this state or order. */
    CONFLICT,
    /** 412: the version that the request names is no longer the current one. */
    STALE,
    /** 413: larger than the limit. */
    TOO_LARGE,
    /** 415: not a kind of document that can be read. */
    UNSUPPORTED,
    /** 422: readable, but what it says cannot be. */
    INVALID,
    /** 428: the request must name the version that it changes. */
    VERSION_REQUIRED,
    /** 429: too many tries; the message says until when. */
    LOCKED
  }

  private final Kind kind;
  private final String code;
  private final transient Map<String, Object> details;
  private final @Nullable Phrase says;

  /**
   * @param code stable, kebab-case; clients switch on it
   * @param message one or two sentences for a person; no article text, no secret
   */
  public Refusal(Kind kind, String code, String message) {
    this(kind, code, message, Map.of());
  }

  /**
   * @param details further members of the problem detail, safe to show
   */
  public Refusal(Kind kind, String code, String message, Map<String, ?> details) {
    this(kind, code, message, details, null);
  }

  /**
   * A refusal that a page says in its reader's language; its message is the sentence in English.
   */
  public Refusal(Kind kind, String code, Phrase says) {
    this(kind, code, says, Map.of());
  }

  public Refusal(Kind kind, String code, Phrase says, Map<String, ?> details) {
    this(kind, code, says.sentence(), details, says);
  }

  private Refusal(
      Kind kind, String code, String message, Map<String, ?> details, @Nullable Phrase says) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.details = new TreeMap<>(details);
    this.says = says;
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }

  public Map<String, Object> details() {
    return details;
  }

  /** What it says, for a page; empty where it says it in English alone. */
  public Optional<Phrase> says() {
    return Optional.ofNullable(says);
  }

  @Override
  public String getMessage() {
    return java.util.Objects.requireNonNull(super.getMessage());
  }
}
