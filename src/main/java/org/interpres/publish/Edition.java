package org.interpres.publish;

import java.time.Instant;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Origin;
import org.interpres.review.Approved;

/**
 * An approved translation on its way out: what the page, the JSON and the manifest say alike.
 *
 * @param version counted from 1 by article and locale
 * @param publishedAt in whole milliseconds
 * @param alternates what is out at that moment, this edition included, by locale
 */
record Edition(Approved approved, int version, Instant publishedAt, List<Alternate> alternates) {

  /** A locale of the article and the address of its page. */
  record Alternate(LocaleTag locale, String url) {}

  Edition {
    alternates = List.copyOf(alternates);
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1, not " + version);
    }
  }

  /**
   * Whether a machine wrote words of it: an engine, or a memory, whose words may once have been an
   * engine's. Marked for machines always (EU AI Act, Article 50).
   */
  boolean machineTranslated() {
    return approved.segments().stream()
        .anyMatch(segment -> segment.origin().kind() != Origin.Kind.PERSON);
  }
}
