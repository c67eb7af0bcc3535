package org.interpres.review.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.interpres.article.LocalizedDocument;
import org.interpres.article.PagePreview;
import org.interpres.article.Refusal;
import org.interpres.identity.Actor;
import org.interpres.review.Review;
import org.interpres.review.ReviewQueries;
import org.interpres.review.Workbench;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page as it would be published with the words of now. */
@Controller
class PreviewPageController {

  private final ReviewQueries queries;
  private final PagePreview preview;

  PreviewPageController(ReviewQueries queries, PagePreview preview) {
    this.queries = queries;
    this.preview = preview;
  }

  /** With a policy of its own: a published page carries its style in itself. */
  @GetMapping("/translations/{id}/preview")
  ResponseEntity<byte[]> preview(Actor actor, @PathVariable long id) {
    Workbench bench = queries.workbench(actor, id);
    Review review = bench.review();
    if (review == null) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "not-drafted",
          "Translation %d has no words yet: wait until it is translated.".formatted(id));
    }
    List<String> targets =
        review.segments().stream().map(segment -> segment.words().target()).toList();
    String page =
        preview.render(
            LocalizedDocument.of(bench.revision(), bench.translation().locale(), targets),
            queries.notices(review));
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header("Content-Security-Policy", preview.contentSecurityPolicy())
        .header("Cache-Control", "no-store")
        .body(page.getBytes(StandardCharsets.UTF_8));
  }
}
