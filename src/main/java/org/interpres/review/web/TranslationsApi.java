package org.interpres.review.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.Required;
import org.interpres.article.Slug;
import org.interpres.article.TranslationState;
import org.interpres.identity.Actor;
import org.interpres.review.Queue;
import org.interpres.review.ReviewQueries;
import org.interpres.review.Reviews;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Translations: the queue, one of them, and what is done to it as a whole. */
@RestController
@RequestMapping("/api/v1/translations")
@Tag(name = "Review")
class TranslationsApi {

  private final ReviewQueries queries;
  private final Reviews reviews;
  private final Clock clock;

  TranslationsApi(ReviewQueries queries, Reviews reviews, Clock clock) {
    this.queries = queries;
    this.reviews = reviews;
    this.clock = clock;
  }

  @GetMapping
  Answers.Page<Answers.Listed> list(
      Actor actor,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String locale,
      @RequestParam(required = false) @Nullable String article,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit,
      Work work) {
    Queue queue =
        queries.queue(
            actor,
            new Queue.Filter(
                state(given(state)),
                locale(given(locale)),
                slug(given(article)),
                given(cursor),
                work.of(actor, clock.instant()),
                Math.max(1, Math.min(limit, Queue.Filter.MOST))));
    return new Answers.Page<>(
        queue.entries().stream().map(Answers.Listed::of).toList(), queue.next());
  }

  /**
   * Which work.
   *
   * @param step in which somebody can do something now
   * @param mine {@code true} for what the account has claimed or was assigned
   * @param late {@code true} for what is past its due date
   */
  record Work(@Nullable String step, @Nullable Boolean mine, @Nullable Boolean late) {
    Queue.Work of(Actor actor, Instant now) {
      return new Queue.Work(
          given(step),
          Boolean.TRUE.equals(mine) ? actor.name() : null,
          Boolean.TRUE.equals(late) ? now : null);
    }
  }

  /** What there is to do, as numbers that link to what they count. */
  @GetMapping("/summary")
  QueueAnswers.Summary summary(Actor actor) {
    return QueueAnswers.Summary.of(queries.summary(actor));
  }

  @GetMapping("/{id}")
  Answers.Whole one(Actor actor, @PathVariable long id) {
    return Answers.Whole.of(queries.workbench(actor, id));
  }

  @PostMapping(path = "/{id}/signatures", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Answers.Signed sign(Actor actor, @PathVariable long id, @RequestBody Requests.Sign sign) {
    return Answers.Signed.of(
        reviews.sign(
            actor,
            id,
            Required.field("step", sign.step()),
            Required.field("meaning", sign.meaning()),
            Required.field("password", sign.password())));
  }

  @PostMapping("/{id}/release")
  Answers.Moved release(Actor actor, @PathVariable long id) {
    return Answers.Moved.of(reviews.release(actor, id));
  }

  @PostMapping(path = "/{id}/reopen", consumes = MediaType.APPLICATION_JSON_VALUE)
  Answers.Moved reopen(Actor actor, @PathVariable long id, @RequestBody Requests.Reopen reopen) {
    return Answers.Moved.of(reviews.reopen(actor, id, Required.field("reason", reopen.reason())));
  }

  @PostMapping("/{id}/retry")
  Answers.Moved retry(Actor actor, @PathVariable long id) {
    return Answers.Moved.of(reviews.retry(actor, id));
  }

  /** A form's empty field is a missing one. */
  private static @Nullable String given(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }

  private static @Nullable LocaleTag locale(@Nullable String value) {
    return value == null ? null : LocaleTag.parse(value);
  }

  private static @Nullable Slug slug(@Nullable String value) {
    return value == null ? null : new Slug(value);
  }

  private static @Nullable TranslationState state(@Nullable String value) {
    if (value == null) {
      return null;
    }
    return Arrays.stream(TranslationState.values())
        .filter(state -> state.name().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    Refusal.Kind.MALFORMED,
                    "unknown-state",
                    "A state is one of "
                        + Arrays.stream(TranslationState.values())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
