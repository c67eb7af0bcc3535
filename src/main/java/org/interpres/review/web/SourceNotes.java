package org.interpres.review.web;

import java.util.List;
import java.util.Map;
import org.interpres.identity.web.Phrase;
import org.interpres.review.ReviewedSegment;
import org.interpres.review.SourceChange;
import org.interpres.review.WordDifference;
import org.interpres.review.Workbench;
import org.jspecify.annotations.Nullable;

/** What a reviewer should know of the sources of one translation, segment by segment. */
final class SourceNotes {

  private final Map<Integer, SourceChange> changes;

  SourceNotes(Workbench bench) {
    this.changes = bench.changes();
  }

  SegmentView.Background of(ReviewedSegment segment) {
    return new SegmentView.Background(change(segment));
  }

  private SegmentView.@Nullable ChangeView change(ReviewedSegment segment) {
    SourceChange change = changes.get(segment.index());
    if (change == null) {
      return null;
    }
    boolean words =
        switch (change.kind()) {
          case EDITED, SPLIT, MERGED -> true;
          case SAME, CONTEXT, SPACE -> false;
        };
    return new SegmentView.ChangeView(
        change.kind() == SourceChange.Kind.SAME
            ? null
            : Phrase.of("change." + change.kind().label()),
        change.moved(),
        words
            ? WordDifference.between(
                MarkedText.abridged(change.sourceBefore()),
                MarkedText.abridged(segment.segment().source()))
            : List.of(),
        words ? change.earlier().stream().map(SourceNotes::earlier).toList() : List.of());
  }

  private static SegmentView.EarlierView earlier(SourceChange.Earlier earlier) {
    return new SegmentView.EarlierView(
        "/translations/" + earlier.translation() + "#s" + earlier.index(),
        MarkedText.abridged(earlier.target()),
        earlier.approved());
  }
}
