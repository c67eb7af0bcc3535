package org.interpres.review.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.interpres.article.Refusal;
import org.interpres.article.Required;
import org.interpres.identity.Actor;
import org.interpres.review.Claims;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who works on a translation, and until when it is wanted. */
@RestController
@RequestMapping("/api/v1/translations/{id}")
@Tag(name = "Review")
class ClaimsApi {

  private final Claims claims;

  ClaimsApi(Claims claims) {
    this.claims = claims;
  }

  /** Takes a step for oneself; once more renews it. */
  @PostMapping(path = "/claims", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  QueueAnswers.Held claim(Actor actor, @PathVariable long id, @RequestBody Requests.Claim claim) {
    return QueueAnswers.Held.of(claims.claim(actor, id, Required.field("step", claim.step())));
  }

  /** Assigns a step to an account, whoever holds it. */
  @PutMapping(path = "/claims/{step}", consumes = MediaType.APPLICATION_JSON_VALUE)
  QueueAnswers.Held assign(
      Actor actor,
      @PathVariable long id,
      @PathVariable String step,
      @RequestBody Requests.Assign assign) {
    return QueueAnswers.Held.of(
        claims.assign(actor, id, step, Required.field("account", assign.account())));
  }

  @DeleteMapping("/claims/{step}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void release(Actor actor, @PathVariable long id, @PathVariable String step) {
    claims.release(actor, id, step);
  }

  @PutMapping(path = "/due", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void due(Actor actor, @PathVariable long id, @RequestBody Requests.Due due) {
    claims.due(actor, id, instant(due.due()));
  }

  private static @Nullable Instant instant(@Nullable String written) {
    try {
      return written == null
          ? null
          : OffsetDateTime.parse(written).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw new Refusal(
          Refusal.Kind.MALFORMED,
          "malformed-field",
          "“due” is a time with its offset, 2026-12-24T12:00:00Z, or null.");
    }
  }
}
