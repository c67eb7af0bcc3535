package org.interpres.ingest;

import java.util.Set;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;

/**
 * What a document says about itself, ahead of its text or beside it.
 *
 * @param title null where it says none; so too the description and the locale
 * @param targets the locales to translate it to; empty where it says none
 * @param crisis whether its pages tell a reader in danger whom to call; null where it says nothing
 */
record Metadata(
    @Nullable String title,
    @Nullable String description,
    @Nullable LocaleTag locale,
    Set<LocaleTag> targets,
    @Nullable Boolean crisis) {

  static final Metadata NONE = new Metadata(null, null, null, Set.of(), null);

  Metadata {
    targets = Set.copyOf(targets);
  }
}
