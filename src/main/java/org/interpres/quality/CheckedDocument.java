package org.interpres.quality;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.Sha256;

/**
 * The pairs of one document, checked in its order, so that CONSISTENCY knows how a source was
 * translated before. Not safe for use by several threads.
 */
public final class CheckedDocument {

  private final Checks checks;
  private final Map<Sha256, String> earlier = new HashMap<>();

  public CheckedDocument(Checks checks) {
    this.checks = checks;
  }

  /** What all checks say of the document's next pair. */
  public List<Finding> next(SegmentPair pair) {
    Sha256 source = Sha256.of(pair.targetLocale() + "\n" + ConsistencyCheck.key(pair.source()));
    String before = earlier.putIfAbsent(source, pair.target());
    return checks.check(before == null ? pair : pair.translatedBefore(before));
  }
}
