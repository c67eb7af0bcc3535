package org.interpres.terminology;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.interpres.article.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The terms that apply between two locales.
 *
 * @param terms each source once, in the order of their sources
 */
public record Glossary(List<Term> terms) {

  public Glossary {
    terms = List.copyOf(terms);
  }

  /**
   * Changes with any word of the terms, so that a draft can say which glossary it was made with;
   * null where there are no terms.
   */
  public @Nullable String version() {
    if (terms.isEmpty()) {
      return null;
    }
    return Sha256.of(terms.stream().map(Term::toString).collect(Collectors.joining("\n")))
        .hex()
        .substring(0, 12);
  }

  /** The terms that stand in one of the texts at least. */
  public List<Term> standingIn(List<String> texts) {
    String all = String.join("\n", texts);
    String folded = all.toLowerCase(Locale.ROOT);
    return terms.stream()
        .filter(term -> folded.contains(term.source().toLowerCase(Locale.ROOT)))
        .filter(term -> term.standsIn(all))
        .toList();
  }
}
