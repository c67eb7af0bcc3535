package org.interpres.ingest;

import java.util.List;
import org.interpres.article.Document;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a document.
 *
 * @param marked the language that its markup names, which counts where nobody says one; null where
 *     it names none that is known
 */
record Reading(
    Document document, Metadata metadata, List<Warning> warnings, @Nullable LocaleTag marked) {

  Reading {
    warnings = List.copyOf(warnings);
  }

  /** Of a format that has no markup of its language. */
  Reading(Document document, Metadata metadata, List<Warning> warnings) {
    this(document, metadata, warnings, null);
  }
}
