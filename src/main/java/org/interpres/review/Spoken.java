package org.interpres.review;

import org.interpres.article.Phrase;
import org.interpres.article.TranslationState;
import org.interpres.identity.Qualification;
import org.interpres.quality.Risk;

/**
 * Names as a refusal says them. In English they are those of the API; a step that a team has made
 * up is called in every language as its policy calls it.
 */
final class Spoken {

  private Spoken() {}

  static Phrase.Name step(String step) {
    return Phrase.Name.of("step-name.", step);
  }

  static Phrase.Name qualification(Qualification.Kind kind) {
    return Phrase.Name.of("qualification-name.", kind.name());
  }

  static Phrase.Name state(TranslationState state) {
    return Phrase.Name.of("state-name.", state.name());
  }

  static Phrase.Name risk(Risk risk) {
    return Phrase.Name.of("risk-name.", risk.label());
  }

  /** What somebody may not do: {@code release}. */
  static Phrase.Name act(String act) {
    return Phrase.Name.of("act-name.", act);
  }

  /** A number that tells things apart and counts nothing: no language puts marks into it. */
  static String number(long number) {
    return String.valueOf(number);
  }
}
