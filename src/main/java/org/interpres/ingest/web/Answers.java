package org.interpres.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.interpres.article.Revision;
import org.interpres.article.Translation;
import org.interpres.ingest.Ingested;
import org.interpres.ingest.SourceFindings;
import org.interpres.ingest.Warning;
import org.interpres.quality.Finding;
import org.interpres.quality.Span;
import org.jspecify.annotations.Nullable;

/** What the API answers; field names are the contract of DESIGN.md. */
final class Answers {

  private Answers() {}

  record Page<T>(List<T> items, @Nullable String next) {}

  record Requested(long id, String locale, String state) {
    static Requested of(Translation translation) {
      return new Requested(
          translation.id(), translation.locale().value(), translation.state().name());
    }
  }

  record Put(
      String slug,
      int revision,
      boolean changed,
      String contentSha256,
      int segments,
      List<Requested> translations,
      List<Warning> warnings) {

    static Put of(Ingested ingested) {
      Revision revision = ingested.revision();
      return new Put(
          revision.article().value(),
          revision.number(),
          ingested.outcome() != Ingested.Outcome.UNCHANGED,
          revision.contentHash().hex(),
          revision.segments().size(),
          ingested.translations().stream().map(Requested::of).toList(),
          ingested.warnings());
    }
  }

  /** A translation of any revision that is still of use: superseded ones are left out. */
  record Localized(long id, String locale, String state, int revision) {
    static Localized of(Translation translation) {
      return new Localized(
          translation.id(),
          translation.locale().value(),
          translation.state().name(),
          translation.revision());
    }
  }

  /**
   * An article.
   *
   * @param findings what the quality checks say of the source alone
   */
  record Article(
      String slug,
      String locale,
      String title,
      int revision,
      String contentSha256,
      int segments,
      Instant revisedAt,
      List<Localized> translations,
      List<Found> findings) {}

  /** A finding on the source; the span counts UTF-16 code units of the segment, end exclusive. */
  record Found(
      int segment,
      String check,
      String severity,
      String message,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Integer> sourceSpan) {

    static Found of(SourceFindings.Found found) {
      Finding finding = found.finding();
      Span span = finding.sourceSpan();
      return new Found(
          found.segment(),
          finding.check(),
          finding.severity().label(),
          finding.message(),
          span == null ? null : List.of(span.from(), span.to()));
    }
  }
}
