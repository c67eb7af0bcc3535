package org.interpres.translate.engine.tags;

/** One text as it is sent to an engine, and the way back. */
public interface ProtectedText {

  /** The text as the engine gets it, before any JSON escaping. */
  String sent();

  /**
   * The segment's text of what the engine answered. Total: what it cannot read stays literal, and
   * what is lost or doubled stays so, for the comparison of tags with the source to find.
   */
  String restore(String answered);
}
