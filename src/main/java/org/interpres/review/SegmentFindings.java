package org.interpres.review;

import java.util.List;
import org.interpres.article.Placeholder;
import org.interpres.article.Segment;
import org.interpres.article.Translation;
import org.interpres.quality.Risk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to be said of words: the findings of the checks, and that a placeholder is none. */
@Component
class SegmentFindings {

  private static final NotedFinding.Remark UNTRANSLATED =
      new NotedFinding.Remark(
          NotedFinding.PLACEHOLDER,
          "critical",
          "No engine knew this sentence: a person must write its translation.",
          null,
          null);

  private final SegmentChecks checks;
  private final TwinSegments twins;

  SegmentFindings(SegmentChecks checks, TwinSegments twins) {
    this.checks = checks;
    this.twins = twins;
  }

  /** Of words as they come from an engine or an earlier revision: the same ones for one source. */
  List<NotedFinding.Remark> of(Translation translation, Segment segment, Words words) {
    return of(translation, segment, words, null);
  }

  /** Of words that a person wrote, which may differ from those of another segment. */
  List<NotedFinding.Remark> ofWritten(Translation translation, Segment segment, Words words) {
    return of(translation, segment, words, twins.target(translation, segment).orElse(null));
  }

  private List<NotedFinding.Remark> of(
      Translation translation, Segment segment, Words words, @Nullable String twin) {
    if (words.placeholder()) {
      // Checks of a text that nobody takes for a translation would only hide what is to be done.
      return List.of(
          Placeholder.isWithheld(words.target()) ? withheld(words.target()) : UNTRANSLATED);
    }
    return checks.check(translation, segment, words.target(), twin);
  }

  private static NotedFinding.Remark withheld(String target) {
    return new NotedFinding.Remark(
        NotedFinding.WITHHELD,
        "critical",
        "This sentence was not sent to an engine: %s. A person must write its translation."
            .formatted(Placeholder.causeOf(target)),
        null,
        null);
  }

  Risk risk(Translation translation, Segment segment) {
    return checks.risk(translation, segment);
  }
}
