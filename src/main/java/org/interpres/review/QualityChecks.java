package org.interpres.review;

import java.util.List;
import org.interpres.article.Segment;
import org.interpres.article.Translation;
import org.springframework.stereotype.Component;

/** The checks of {@code org.interpres.quality}. */
@Component
class QualityChecks implements SegmentChecks {

  @Override
  public List<NotedFinding.Remark> check(Translation translation, Segment segment, String target) {
    return List.of();
  }

  @Override
  public Risk risk(Translation translation, Segment segment) {
    return Risk.STANDARD;
  }
}
