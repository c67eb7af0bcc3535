package org.interpres.review.web;

import java.util.List;
import java.util.Map;
import org.interpres.article.InlineToken;
import org.interpres.article.Phrase;
import org.interpres.article.Translation;
import org.interpres.review.ReviewedSegment;
import org.interpres.review.SourceChange;
import org.interpres.review.WordDifference;
import org.interpres.review.Workbench;
import org.interpres.terminology.Glossary;
import org.interpres.terminology.Termbase;
import org.jspecify.annotations.Nullable;

/** What a reviewer should know of the sources of one translation, segment by segment. */
final class SourceNotes {

  private final Map<Integer, SourceChange> changes;
  private final Glossary glossary;

  SourceNotes(Workbench bench, Termbase termbase) {
    Translation translation = bench.translation();
    this.changes = bench.changes();
    this.glossary = termbase.glossary(translation.source(), translation.locale());
  }

  SegmentView.Background of(ReviewedSegment segment) {
    return new SegmentView.Background(change(segment), terms(segment));
  }

  private List<SegmentView.TermView> terms(ReviewedSegment segment) {
    String source = InlineToken.plain(segment.segment().source());
    return glossary.standingIn(List.of(source)).stream()
        .map(term -> new SegmentView.TermView(term.source(), term.target(), term.forbidden()))
        .toList();
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
