package org.interpres.audit;

import org.interpres.article.Sha256;

/**
 * How far a chain of the audit trail reached at a moment. A signed document that carries one makes
 * a cut-off tail visible: the chain must still have this entry, with this hash.
 *
 * @param chain an article's slug, or the empty string
 * @param sequence of the chain's last entry, 0 where there was none
 * @param hash of that entry, of nothing where there was none
 */
public record Checkpoint(String chain, long sequence, Sha256 hash) {

  public Checkpoint {
    if (sequence < 0) {
      throw new IllegalArgumentException("sequences count from 1, not " + sequence);
    }
  }

  /** Of a chain without an entry. */
  public static Checkpoint start(String chain) {
    return new Checkpoint(chain, 0, CanonicalEntry.BEFORE_FIRST);
  }
}
