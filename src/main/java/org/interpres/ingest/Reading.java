package org.interpres.ingest;

import java.util.List;
import org.interpres.article.Document;

/** What was read of a document. */
record Reading(Document document, Metadata metadata, List<Warning> warnings) {

  Reading {
    warnings = List.copyOf(warnings);
  }
}
