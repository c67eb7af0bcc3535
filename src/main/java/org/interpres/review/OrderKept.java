package org.interpres.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of some places kept their order: a longest increasing subsequence, so that moving one
 * paragraph up moves its sentences and not all the others. Pure.
 */
final class OrderKept {

  private OrderKept() {}

  /**
   * Positions in {@code places} that are part of it.
   *
   * @param places no number twice
   */
  static Set<Integer> in(List<Integer> places) {
    List<Integer> ends = new ArrayList<>();
    int[] before = new int[places.size()];
    for (int at = 0; at < places.size(); at++) {
      int length = lengthBelow(ends, places, places.get(at));
      before[at] = length == 0 ? -1 : ends.get(length - 1);
      if (length == ends.size()) {
        ends.add(at);
      } else {
        ends.set(length, at);
      }
    }
    Set<Integer> kept = new HashSet<>();
    for (int at = ends.isEmpty() ? -1 : ends.get(ends.size() - 1); at >= 0; at = before[at]) {
      kept.add(at);
    }
    return kept;
  }

  /** How many of the runs' ends are below {@code place}: they are sorted. */
  private static int lengthBelow(List<Integer> ends, List<Integer> places, int place) {
    int low = 0;
    int high = ends.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (places.get(ends.get(middle)) < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
