package org.interpres.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Translations and their state. Each change is a compare-and-set on the version that the caller
 * read: an empty answer means that somebody else was first. Safe for use by many threads and
 * processes.
 */
public interface Translations {

  /** Adds a translation in state QUEUED; empty where the revision has the locale already. */
  Optional<Translation> add(Revision revision, LocaleTag locale, Instant now);

  Optional<Translation> find(long id);

  /**
   * Locks the row until the transaction ends, so that acts on one translation follow each other and
   * its state cannot change under them.
   */
  Optional<Translation> lock(long id);

  /** Those of an article, the latest revision first, then by locale. */
  List<Translation> of(Slug article);

  /** Ids in a state, those that have waited longest first. */
  List<Long> in(TranslationState state, int limit);

  /** Moves to a state that may follow; the database refuses another. */
  Optional<Translation> move(Translation from, TranslationState to, Instant now);

  /**
   * Quarantines: FAILED, with the cause in words for a person.
   *
   * @param cause no article text, no key
   */
  Optional<Translation> fail(Translation from, String cause, Instant now);

  /** Returns a FAILED translation to the state that it failed from. */
  Optional<Translation> retry(Translation from, Instant now);

  /** Why a translation is FAILED; empty where it is not. */
  Optional<String> failure(long id);
}
