package org.interpres.publish;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interpres.article.LocaleTag;
import org.interpres.article.Origin;
import org.interpres.audit.Checkpoint;
import org.interpres.review.Approved;
import org.jspecify.annotations.Nullable;

/**
 * Reviewed words on their way out: what the page, the JSON and the manifest say alike.
 *
 * @param version counted from 1 by article and locale
 * @param publishedAt in whole milliseconds
 * @param alternates what is out at that moment, this edition included, by locale
 * @param images those that its page shows; one that the source names and that is not among them was
 *     missing, and its text alternative stands in its place
 */
record Edition(
    ReviewedWords approved,
    int version,
    Instant publishedAt,
    List<Alternate> alternates,
    List<PublishedImage> images,
    Ancestry ancestry) {

  /** A locale of the article and the address of its page. */
  record Alternate(LocaleTag locale, String url) {}

  /**
   * What was there before it.
   *
   * @param audit how far the article's audit trail reached
   * @param restores the earlier version whose words come back, null in an edition of new words
   */
  record Ancestry(Checkpoint audit, @Nullable Integer restores) {}

  Edition {
    alternates = List.copyOf(alternates);
    images = List.copyOf(images);
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1, not " + version);
    }
  }

  /** The first edition of an approval without images, in an article without an audit trail. */
  Edition(Approved approved, int version, Instant publishedAt, List<Alternate> alternates) {
    this(
        ReviewedWords.of(approved),
        version,
        publishedAt,
        alternates,
        List.of(),
        new Ancestry(Checkpoint.start(approved.article().value()), null));
  }

  /**
   * Whether a machine wrote words of it: an engine, or a memory, whose words may once have been an
   * engine's. Marked for machines always (EU AI Act, Article 50).
   */
  boolean machineTranslated() {
    return approved.segments().stream()
        .anyMatch(segment -> segment.origin().kind() != Origin.Kind.PERSON);
  }

  /** Where the author's own version is, if it is out. */
  Optional<String> sourceAddress() {
    return alternates.stream()
        .filter(alternate -> alternate.locale().equals(approved.revision().locale()))
        .map(Alternate::url)
        .findFirst();
  }
}
