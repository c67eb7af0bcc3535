package org.interpres.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.interpres.article.Revision;
import org.interpres.quality.Checks;
import org.interpres.quality.Finding;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the quality checks say of a source by itself. It never stops a translation; it stands on the
 * article for those who wrote it. Computed when asked, since checks improve from release to
 * release, and kept for a day, since a revision never changes but the age of a crisis line does.
 * Thread-safe.
 */
@Component
public class SourceFindings {

  private final Checks checks;
  private final Lacks lacks;

  /** By the revision's row. */
  private final Cache<Long, List<Found>> found =
      Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(Duration.ofDays(1)).build();

  SourceFindings(@Value("${interpres.content}") String content, Clock clock, Lacks lacks) {
    this.lacks = lacks;
    this.checks = Checks.load(Path.of(content), clock);
  }

  /** A finding, and the index of the segment that it is about. */
  public record Found(int segment, Finding finding) {}

  /** In the order of the segments, and then what its pages would lack. */
  public List<Found> of(Revision revision) {
    return Stream.concat(
            Objects.requireNonNull(found.get(revision.id(), id -> check(revision))).stream(),
            lacks.findings(revision).stream())
        .toList();
  }

  private List<Found> check(Revision revision) {
    return revision.segments().stream()
        .flatMap(
            segment ->
                checks.checkSource(segment.source(), revision.locale()).stream()
                    .map(finding -> new Found(segment.index(), finding)))
        .toList();
  }
}
