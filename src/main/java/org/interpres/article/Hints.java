package org.interpres.article;

/**
 * “Look at this id.” A hint is sent after the transaction that makes it true has committed, and may
 * be lost: the database row is the truth, and a sweeper finds what a lost hint left.
 */
public interface Hints {

  /** The stage that shall look. */
  enum Stage {
    TRANSLATE,
    REVIEW,
    PUBLISH
  }

  void lookAt(Stage stage, long translationId);
}
