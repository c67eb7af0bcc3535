package org.interpres.publish;

import java.time.Instant;
import org.interpres.article.LocaleTag;
import org.interpres.article.Slug;

/**
 * Something that happened to a publication.
 *
 * @param cursor 1, 2, 3 … without a gap, in the order in which readers can see them
 */
public record PublicationEvent(
    long cursor, Type type, Slug article, LocaleTag locale, int version, Instant at) {

  /** The names are stored and shown in lower case, with hyphens. */
  public enum Type {
    PUBLISHED,
    SUPERSEDED,
    RECALLED,
    /** Still out, while a later revision says something critical otherwise. */
    UNDER_REVISION,
    /** Still out, and the later revision's critical change was taken back. */
    REVISION_SETTLED;

    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Type of(String label) {
      return valueOf(label.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
  }
}
