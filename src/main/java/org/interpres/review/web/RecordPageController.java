package org.interpres.review.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.interpres.article.Translation;
import org.interpres.identity.Actor;
import org.interpres.identity.web.Language;
import org.interpres.identity.web.Moment;
import org.interpres.review.ReviewQueries;
import org.interpres.review.ReviewRecord;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The review record of a translation, for people: a page that prints well. */
@Controller
class RecordPageController {

  private final ReviewQueries queries;

  RecordPageController(ReviewQueries queries) {
    this.queries = queries;
  }

  /** The same for machines. */
  @RestController
  @Tag(name = "Review")
  static class Api {

    private final ReviewQueries queries;

    Api(ReviewQueries queries) {
      this.queries = queries;
    }

    @GetMapping("/api/v1/translations/{id}/record")
    RecordAnswer record(Actor actor, @PathVariable long id) {
      return RecordAnswer.of(queries.record(actor, id));
    }
  }

  /** What it is the record of. */
  public record About(
      String article, String title, int revision, Language source, Language locale, String state) {}

  /** Times as words, for the template. */
  public static final class Times {
    public Moment of(Instant at) {
      return Moment.of(at);
    }
  }

  @GetMapping("/translations/{id}/record")
  String record(Actor actor, @PathVariable long id, Model model) {
    ReviewRecord record = queries.record(actor, id);
    Translation translation = record.translation();
    RecordAnswer answer = RecordAnswer.of(record);
    model.addAttribute(
        "about",
        new About(
            translation.article().value(),
            record.terms().title(),
            translation.revision(),
            Language.of(translation.source()),
            Language.of(translation.locale()),
            translation.state().name()));
    model.addAttribute("id", id);
    model.addAttribute("answer", answer);
    model.addAttribute("times", new Times());
    return "review/record";
  }
}
