package org.interpres.ingest;

import java.util.List;
import org.interpres.article.Revision;
import org.interpres.article.Translation;

/**
 * What became of a submission.
 *
 * @param revision the article's latest revision, which is the one of these bytes
 * @param translations all of that revision
 */
public record Ingested(
    Revision revision, Outcome outcome, List<Translation> translations, List<Warning> warnings) {

  /** What the bytes were to Interpres. */
  public enum Outcome {
    NEW_ARTICLE,
    NEW_REVISION,
    UNCHANGED
  }

  Ingested with(List<Warning> others) {
    return new Ingested(revision, outcome, translations, others);
  }

  public Ingested {
    translations = List.copyOf(translations);
    warnings = List.copyOf(warnings);
  }
}
