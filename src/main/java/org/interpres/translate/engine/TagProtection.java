package org.interpres.translate.engine;

/** How tags are kept whole on their way through an engine. */
public enum TagProtection {
  /** The vendor's own way: XML, HTML, or an instruction. The first try. */
  NATIVE,
  /**
   * The other way, for the second try after an answer with damaged tags: each tag is a placeholder
   * of plain text, of a kind that survives translation.
   */
  PLACEHOLDERS
}
