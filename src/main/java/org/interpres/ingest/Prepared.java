package org.interpres.ingest;

import java.util.List;
import java.util.Set;
import org.interpres.article.Document;
import org.interpres.article.LocaleTag;
import org.interpres.article.Segment;

/** A submission that has been read and may be stored. */
record Prepared(
    Document document,
    List<Segment> segments,
    LocaleTag locale,
    Set<LocaleTag> targets,
    List<Warning> warnings) {

  Prepared {
    segments = List.copyOf(segments);
    targets = Set.copyOf(targets);
    warnings = List.copyOf(warnings);
  }
}
