package org.interpres.translate;

import java.util.ArrayList;
import java.util.List;
import org.interpres.translate.engine.BatchLimits;

/**
 * The first of the waiting questions that fit one call, in the engine's own unit and what is left
 * of its quota.
 *
 * @param batch what to send; empty where not even the first question fits
 * @param full whether a limit ended it: one that the questions ended may wait for more
 */
record BatchCut(List<Question> batch, Fill full) {

  enum Fill {
    FULL,
    OPEN
  }

  BatchCut {
    batch = List.copyOf(batch);
  }

  /**
   * @param characters that may be sent now
   */
  static BatchCut of(List<Question> waiting, BatchLimits limits, long characters) {
    List<Question> batch = new ArrayList<>();
    long size = 0;
    long sent = 0;
    for (Question question : waiting) {
      size += limits.sizeOf(question.text().source());
      sent += question.characters();
      if (batch.size() == limits.texts() || size > limits.size() || sent > characters) {
        return new BatchCut(batch, Fill.FULL);
      }
      batch.add(question);
    }
    return new BatchCut(batch, batch.size() == limits.texts() ? Fill.FULL : Fill.OPEN);
  }
}
