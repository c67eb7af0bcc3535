package org.interpres.review;

import java.time.Instant;
import org.interpres.article.Hints;
import org.interpres.article.Translation;
import org.springframework.stereotype.Component;

/** Lets an approved translation out: by itself, or when a localizer says so. */
@Component
class Release {

  private final ReviewPolicy policy;
  private final ReviewWriter writer;
  private final Hints hints;

  Release(ReviewPolicy policy, ReviewWriter writer, Hints hints) {
    this.policy = policy;
    this.writer = writer;
    this.hints = hints;
  }

  /** After the last signature. */
  void approved(Translation translation, Hand last) {
    if (policy.release() == ReviewPolicy.Release.AUTOMATIC) {
      now(translation, last.account(), last.at());
    }
  }

  void now(Translation translation, String by, Instant at) {
    writer.release(translation.id(), by, at);
    hints.lookAt(Hints.Stage.PUBLISH, translation.id());
  }
}
