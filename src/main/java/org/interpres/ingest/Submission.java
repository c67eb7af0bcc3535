package org.interpres.ingest;

import java.util.Set;
import org.interpres.article.LocaleTag;
import org.interpres.article.Slug;
import org.interpres.identity.Actor;
import org.jspecify.annotations.Nullable;

/**
 * An article as somebody brings it. What it says here wins over the document's front matter.
 *
 * @param locale the document's, null to take the front matter's
 * @param targets locales to translate it to; empty to take the front matter's
 */
public record Submission(
    Slug article, @Nullable LocaleTag locale, Source source, Set<LocaleTag> targets, Actor actor) {

  public Submission {
    targets = Set.copyOf(targets);
  }

  /** The bytes as they were received; nobody changes them. */
  public record Source(Format format, byte[] bytes) {}
}
