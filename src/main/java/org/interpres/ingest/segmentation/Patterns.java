package org.interpres.ingest.segmentation;

import java.util.regex.Pattern;

/** How a rule's regular expressions are compiled. */
final class Patterns {

  /** ICU's {@code \s}, {@code \w}, {@code \d}, {@code \b} are Unicode's; Java's only with this. */
  static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS;

  private Patterns() {}

  static Pattern compile(String regex) {
    return Pattern.compile(regex, FLAGS);
  }
}
