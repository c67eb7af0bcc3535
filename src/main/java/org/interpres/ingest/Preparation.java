package org.interpres.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.interpres.article.Document;
import org.interpres.article.InlineElement;
import org.interpres.article.LocaleTag;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Segment;
import org.interpres.article.Unit;
import org.interpres.ingest.segmentation.InvalidSegmentationRules;
import org.interpres.ingest.segmentation.Piece;
import org.interpres.ingest.segmentation.Segmenter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Bytes become a document with its segments; nothing is stored. Thread-safe. */
@Component
class Preparation {

  private final IngestLimits limits;
  private final Segmenter segmenter;

  Preparation(IngestLimits limits, Segmenter segmenter) {
    this.limits = limits;
    this.segmenter = segmenter;
  }

  /**
   * @throws Refusal as the readers do; MALFORMED {@code locale-missing}, INVALID {@code
   *     locale-conflict}, {@code target-is-source} or {@code segmentation-rules}
   */
  Prepared prepare(Submission submission) {
    Submission.Source source = submission.source();
    Reading reading =
        DocumentReader.of(source.format(), limits).read(SourceText.decode(source.bytes(), limits));
    LocaleTag said = locale(submission.locale(), reading.metadata().locale());
    LocaleTag locale = said == null ? reading.marked() : said;
    if (locale == null) {
      throw localeMissing(source.format());
    }
    Set<LocaleTag> targets =
        submission.targets().isEmpty() ? reading.metadata().targets() : submission.targets();
    if (targets.contains(locale)) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "target-is-source",
          "The article is written in %s, so %s cannot be a target: leave it out of the targets."
              .formatted(locale, locale));
    }
    Document document = reading.document();
    try {
      List<Segment> segments = segments(document, locale);
      return new Prepared(document, segments, locale, targets, reading.warnings());
    } catch (InvalidSegmentationRules e) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "segmentation-rules",
          Phrase.of("refused.segmentation-rules", String.valueOf(e.getMessage())));
    }
  }

  private static @Nullable LocaleTag locale(
      @Nullable LocaleTag asked, @Nullable LocaleTag written) {
    if (asked != null && written != null && !asked.equals(written)) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "locale-conflict",
          "The request says that the document is in %s, its front matter says %s: correct one."
              .formatted(asked, written));
    }
    return asked == null ? written : asked;
  }

  private static Refusal localeMissing(Format format) {
    return new Refusal(
        Refusal.Kind.MALFORMED,
        "locale-missing",
        "Nothing says which language the document is in: send Content-Language, as in “en” (--locale"
            + " en on the command line), or write %s."
                .formatted(
                    format == Format.HTML
                        ? "<html lang=\"en\">"
                        : "“locale: en” in its front matter"));
  }

  private static Set<Integer> marks(Unit unit) {
    return unit.elements().stream()
        .filter(InlineElement::refersToNote)
        .map(InlineElement::id)
        .collect(Collectors.toSet());
  }

  private List<Segment> segments(Document document, LocaleTag locale) {
    List<Segment> segments = new ArrayList<>();
    for (Unit unit : document.units()) {
      for (Piece piece : segmenter.pieces(unit.text(), locale, marks(unit))) {
        segments.add(
            new Segment(
                segments.size(), unit.index(), piece.before(), piece.source(), piece.after()));
      }
    }
    return segments;
  }
}
