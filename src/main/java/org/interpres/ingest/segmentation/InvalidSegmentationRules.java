package org.interpres.ingest.segmentation;

/**
 * A rules file that cannot be used. The message is for the person who edits it: {@code
 * segmentation.srx:12: what is wrong}, lines counted from 1.
 */
public final class InvalidSegmentationRules extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidSegmentationRules(String file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
  }

  InvalidSegmentationRules(String file, String problem) {
    super(file + ": " + problem);
  }
}
