package org.interpres.ingest.segmentation;

/**
 * A {@code <rule>}: at a place where the text before matches {@code before} and the text after
 * matches {@code after}, {@code decision} holds, unless an earlier rule has decided.
 *
 * @param before a regular expression that ends at the place; empty matches everywhere
 * @param after a regular expression that starts at the place; empty matches everywhere
 * @param file the name of the rules file, for messages
 * @param line where the rule starts in it, counted from 1
 */
record SrxRule(Decision decision, String before, String after, String file, int line) {

  enum Decision {
    BREAK,
    NO_BREAK
  }

  InvalidSegmentationRules invalid(String problem) {
    return new InvalidSegmentationRules(file, line, problem);
  }
}
