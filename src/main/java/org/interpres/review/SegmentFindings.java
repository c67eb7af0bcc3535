package org.interpres.review;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interpres.article.Phrase;
import org.interpres.article.Placeholder;
import org.interpres.article.Revision;
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
          NotedFinding.Said.of(Phrase.of("finding.unknown-sentence")),
          null,
          null);

  /** Why the planning of a translation withholds a sentence. */
  private static final Pattern PERSONAL =
      Pattern.compile("it seems to hold personal information \\((.+)\\)");

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
        NotedFinding.Said.of(Phrase.of("finding.withheld", cause(Placeholder.causeOf(target)))),
        null,
        null);
  }

  private static Serializable cause(String cause) {
    Matcher personal = PERSONAL.matcher(cause);
    return personal.matches() ? Phrase.of("finding.personal", kind(personal.group(1))) : cause;
  }

  /** As {@code content/personal-information.yaml} names it, which a team may do in its own way. */
  private static Phrase.Name kind(String name) {
    return new Phrase.Name("personal." + name.replace(' ', '-'), name);
  }

  /** By the segments' indexes. */
  List<Risk> risks(Revision revision) {
    return checks.risks(revision);
  }
}
