package org.interpres.quality;

import org.interpres.article.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * What a check says of a pair of texts.
 *
 * @param check the id of the check, upper case with hyphens: {@code NUMBER}, {@code CRISIS-LINE}
 * @param severity what it does to approval
 * @param says one sentence that a nurse understands, naming the values
 * @param sourceSpan the part of the source it is about, null where there is none
 * @param targetSpan the part of the target it is about, null where there is none
 */
public record Finding(
    String check,
    Severity severity,
    Phrase says,
    @Nullable Span sourceSpan,
    @Nullable Span targetSpan) {

  public Finding {
    if (check.isBlank() || says.key().isBlank()) {
      throw new IllegalArgumentException("a finding names its check and says what it found");
    }
  }

  /** The same finding with another severity, as a team's settings may say. */
  public Finding with(Severity changed) {
    return changed == severity ? this : new Finding(check, changed, says, sourceSpan, targetSpan);
  }

  /** What it says, in English. */
  public String message() {
    return says.sentence();
  }
}
