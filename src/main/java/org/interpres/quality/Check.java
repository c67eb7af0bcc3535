package org.interpres.quality;

import java.util.List;

/**
 * One thing that can go wrong between a source and its target. A pure function: the same pair gives
 * the same findings; safe for use by many threads. It takes any Unicode text, in time linear in its
 * length; an exception is a bug of the check.
 */
public interface Check {

  /** Stable, upper case with hyphens; findings, settings and waivers name it. */
  String id();

  /** What is wrong with {@code pair}, in the order of the source; empty when nothing is. */
  List<Finding> check(SegmentPair pair);
}
