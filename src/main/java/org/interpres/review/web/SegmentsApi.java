package org.interpres.review.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.interpres.article.Required;
import org.interpres.identity.Actor;
import org.interpres.review.ReviewedSegment;
import org.interpres.review.Reviews;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The segments of a translation: their words, and the decisions on them. */
@RestController
@RequestMapping(path = "/api/v1/translations/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Review")
class SegmentsApi {

  private final Reviews reviews;

  SegmentsApi(Reviews reviews) {
    this.reviews = reviews;
  }

  @PutMapping("/segments/{index}")
  ResponseEntity<Answers.InReview> edit(
      Actor actor,
      @PathVariable long id,
      @PathVariable int index,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody Requests.Edit edit) {
    return segment(
        reviews.edit(
            actor, id, index, Required.field("target", edit.target()), IfMatch.version(ifMatch)));
  }

  @PostMapping("/segments/{index}/decisions")
  ResponseEntity<Answers.InReview> decide(
      Actor actor,
      @PathVariable long id,
      @PathVariable int index,
      @RequestBody Requests.Decide body) {
    return segment(reviews.decide(actor, id, index, body.ruling()));
  }

  @PostMapping("/decisions")
  Answers.Page<Answers.InReview> decideAll(
      Actor actor, @PathVariable long id, @RequestBody Requests.DecideAll body) {
    return new Answers.Page<>(
        reviews.decideAll(actor, id, body.bulk()).stream().map(Answers.InReview::of).toList(),
        null);
  }

  private static ResponseEntity<Answers.InReview> segment(ReviewedSegment segment) {
    return ResponseEntity.ok()
        .eTag("\"" + segment.words().version() + "\"")
        .body(Answers.InReview.of(segment));
  }
}
