package org.interpres.review;

import org.interpres.article.Origin;
import org.interpres.article.Sha256;

/**
 * A segment's target.
 *
 * @param target literal text with tags, no white space at either end
 * @param hash of {@code target}
 * @param version 1 for the draft, one more for each change; an edit names the one that it read
 */
public record Words(String target, Sha256 hash, Origin origin, int version) {

  static Words of(String target, Origin origin, int version) {
    return new Words(target, Sha256.of(target), origin, version);
  }

  /** Whether no engine knew the sentence, so that a person must write it. */
  public boolean placeholder() {
    return origin.kind() == Origin.Kind.PLACEHOLDER;
  }
}
