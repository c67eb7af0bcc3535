package org.interpres.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Articles and their revisions, which never change. Safe for use by many threads. */
public interface Articles {

  /**
   * Locks an article until the transaction ends, so that two revisions of one article are stored
   * one after the other; makes it where there is none.
   *
   * @param locale the source locale of a new article
   * @return its latest revision, if any
   * @throws Refusal CONFLICT {@code source-locale-changed} when the article exists in another one
   */
  Optional<Revision> lock(Slug article, LocaleTag locale, Instant now);

  /**
   * Stores the article's next revision.
   *
   * @param revision number 1 or the latest plus 1; its id is ignored
   * @param bytes as they were received
   * @return the same with the row's id
   */
  Revision append(Revision revision, String mediaType, byte[] bytes, String createdBy);

  Optional<Revision> latest(Slug article);

  /** The revision of a row that exists. */
  Revision revision(long id);

  /**
   * Slugs in order.
   *
   * @param after only those greater, the empty string for the start
   */
  List<Slug> slugs(String after, int limit);
}
