package org.interpres.review;

import java.util.List;
import org.interpres.article.Revision;
import org.interpres.article.Segment;
import org.interpres.article.Translation;
import org.interpres.quality.Risk;
import org.jspecify.annotations.Nullable;

/** What review asks of the quality checks. Pure; safe for use by many threads. */
interface SegmentChecks {

  /**
   * What is wrong with the words.
   *
   * @param twin how the translation has the same source elsewhere, null where it has not
   */
  List<NotedFinding.Remark> check(
      Translation translation, Segment segment, String target, @Nullable String twin);

  /**
   * How much harm a wrong translation of each segment may do, where it stands; by their indexes.
   */
  List<Risk> risks(Revision revision);
}
