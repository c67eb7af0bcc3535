package org.interpres.review;

import java.util.List;
import org.interpres.article.Segment;
import org.interpres.article.Translation;
import org.interpres.quality.Risk;
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

  SegmentFindings(SegmentChecks checks) {
    this.checks = checks;
  }

  List<NotedFinding.Remark> of(Translation translation, Segment segment, Words words) {
    if (words.placeholder()) {
      // Checks of a text that nobody takes for a translation would only hide what is to be done.
      return List.of(UNTRANSLATED);
    }
    return checks.check(translation, segment, words.target());
  }

  Risk risk(Translation translation, Segment segment) {
    return checks.risk(translation, segment);
  }
}
