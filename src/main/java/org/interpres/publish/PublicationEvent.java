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

  /** The names are stored and shown in lower case. */
  public enum Type {
    PUBLISHED,
    SUPERSEDED,
    RECALLED;

    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
