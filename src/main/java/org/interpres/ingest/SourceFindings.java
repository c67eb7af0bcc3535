package org.interpres.ingest;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.interpres.article.Revision;
import org.interpres.quality.Checks;
import org.interpres.quality.Finding;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the quality checks say of a source by itself. It never stops a translation; it stands on the
 * article for those who wrote it. Computed when asked, since checks improve and a revision never
 * changes. Thread-safe.
 */
@Component
public class SourceFindings {

  private final Checks checks;

  SourceFindings(@Value("${interpres.content}") String content, Clock clock) {
    this.checks = Checks.load(Path.of(content), clock);
  }

  /** A finding, and the index of the segment that it is about. */
  public record Found(int segment, Finding finding) {}

  /** In the order of the segments. */
  public List<Found> of(Revision revision) {
    return revision.segments().stream()
        .flatMap(
            segment ->
                checks.checkSource(segment.source(), revision.locale()).stream()
                    .map(finding -> new Found(segment.index(), finding)))
        .toList();
  }
}
