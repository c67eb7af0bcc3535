package org.interpres.terminology;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.interpres.article.Sha256;
import org.jspecify.annotations.Nullable;

/** The terms that apply between two locales. Immutable. */
public final class Glossary {

  private final List<Term> terms;
  private final @Nullable String version;

  /**
   * @param terms each source once, in the order of their sources
   */
  public Glossary(List<Term> terms) {
    this.terms = List.copyOf(terms);
    this.version = this.terms.isEmpty() ? null : hash(this.terms);
  }

  private static String hash(List<Term> terms) {
    return Sha256.of(terms.stream().map(Term::toString).collect(Collectors.joining("\n")))
        .hex()
        .substring(0, 12);
  }

  public List<Term> terms() {
    return terms;
  }

  /**
   * Changes with any word of the terms, so that a draft can say which glossary it was made with;
   * null where there are no terms.
   */
  public @Nullable String version() {
    return version;
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
