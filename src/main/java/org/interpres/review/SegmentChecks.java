package org.interpres.review;

import java.util.List;
import org.interpres.article.Segment;
import org.interpres.article.Translation;
import org.interpres.quality.Risk;

/** What review asks of the quality checks. Pure; safe for use by many threads. */
interface SegmentChecks {

  /** What is wrong with the words. */
  List<NotedFinding.Remark> check(Translation translation, Segment segment, String target);

  /** How much harm a wrong translation of the segment may do. */
  Risk risk(Translation translation, Segment segment);
}
