package org.interpres.article;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether what is published says something critical otherwise than the article's latest revision.
 * Readers of a publication are told so until the new words are approved. Review provides it,
 * because it knows what is critical. Safe for use by many threads.
 */
public interface UnderRevision {

  /**
   * Since when a later revision has changed, added or removed a critical sentence of the revision
   * that a translation is of.
   *
   * @param translation the published one
   * @return empty where the latest revision has the same critical sentences, white space aside
   */
  Optional<Instant> since(long translation);
}
