package org.interpres.review.web;

import org.interpres.article.Translation;
import org.interpres.identity.Actor;
import org.interpres.review.Comments;
import org.interpres.review.QualityErrors;
import org.interpres.review.SegmentDrafts;
import org.springframework.stereotype.Component;

/**
 * Reads what stands beside the segments of a translation: three queries, however many there are.
 */
@Component
class BesideSegments {

  private final Comments comments;
  private final QualityErrors errors;
  private final SegmentDrafts drafts;

  BesideSegments(Comments comments, QualityErrors errors, SegmentDrafts drafts) {
    this.comments = comments;
    this.errors = errors;
    this.drafts = drafts;
  }

  SegmentScreen.Beside of(Actor actor, Translation translation) {
    return new SegmentScreen.Beside(
        comments.counts(translation), errors.open(translation), drafts.of(actor, translation.id()));
  }
}
