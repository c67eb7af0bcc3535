package org.interpres.review;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.interpres.article.Revision;
import org.interpres.article.Segment;
import org.interpres.article.Translation;
import org.interpres.quality.Checks;
import org.interpres.quality.Finding;
import org.interpres.quality.RevisionRisks;
import org.interpres.quality.Risk;
import org.interpres.quality.RiskAssessment;
import org.interpres.quality.SegmentPair;
import org.interpres.quality.Span;
import org.interpres.terminology.Termbase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The checks of {@code org.interpres.quality}, with the team's data files. */
@Component
class QualityChecks implements SegmentChecks {

  private final Checks checks;

  QualityChecks(@Value("${interpres.content:./content}") String content, Clock clock) {
    this.checks =
        Checks.load(Path.of(content), clock).with(Termbase.load(Path.of(content).resolve("terms")));
  }

  @Override
  public List<NotedFinding.Remark> check(
      Translation translation, Segment segment, String target, @Nullable String twin) {
    SegmentPair pair =
        new SegmentPair(segment.source(), target, translation.source(), translation.locale());
    return checks.check(twin == null ? pair : pair.translatedBefore(twin)).stream()
        .map(QualityChecks::remark)
        .toList();
  }

  @Override
  public List<Risk> risks(Revision revision) {
    return RevisionRisks.of(revision).stream().map(RiskAssessment.Assessment::risk).toList();
  }

  private static NotedFinding.Remark remark(Finding finding) {
    return new NotedFinding.Remark(
        finding.check(),
        finding.severity().label(),
        NotedFinding.Said.of(finding.says()),
        range(finding.sourceSpan()),
        range(finding.targetSpan()));
  }

  private static NotedFinding.@Nullable Range range(@Nullable Span span) {
    return span == null ? null : new NotedFinding.Range(span.from(), span.to());
  }
}
