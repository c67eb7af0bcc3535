package org.interpres.article;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a translation stands, and where it may go from there. The database holds the same table.
 */
public enum TranslationState {
  /** Waits for its segments to be drafted. */
  QUEUED,
  /** Segments are with an engine. */
  TRANSLATING,
  /** People decide. */
  IN_REVIEW,
  /** Each step is signed; nothing may change without reopening. */
  APPROVED,
  /** Its words are out. */
  PUBLISHED,
  /** A later revision, or a later publication, took its place. */
  SUPERSEDED,
  /** Quarantined with its cause; a person may retry it. */
  FAILED;

  /** The states that may follow this one. */
  public Set<TranslationState> next() {
    return switch (this) {
      case QUEUED -> EnumSet.of(TRANSLATING, FAILED, SUPERSEDED);
      case TRANSLATING -> EnumSet.of(QUEUED, IN_REVIEW, FAILED, SUPERSEDED);
      case IN_REVIEW -> EnumSet.of(APPROVED, FAILED, SUPERSEDED);
      case APPROVED -> EnumSet.of(IN_REVIEW, PUBLISHED, FAILED, SUPERSEDED);
      case PUBLISHED -> EnumSet.of(IN_REVIEW, SUPERSEDED);
      case FAILED -> EnumSet.of(QUEUED, IN_REVIEW, APPROVED, SUPERSEDED);
      case SUPERSEDED -> EnumSet.noneOf(TranslationState.class);
    };
  }
}
