package org.interpres.publish;

import java.util.List;
import org.interpres.app.RunningServer;
import org.interpres.article.LocaleTag;
import org.interpres.article.Revision;
import org.interpres.article.Slug;

/** Publications in a running server, for tests of other packages. */
public final class PublishedFixture {

  private PublishedFixture() {}

  /** Publishes an article with a block of every kind, in Spanish, Arabic and Chinese. */
  public static void publishEveryKind(RunningServer server, String slug) {
    Translated translated = new Translated(server::bean);
    Revision revision = translated.revision(new Slug(slug), EveryKind.document());
    for (LocaleTag locale : EveryKind.LOCALES) {
      server
          .bean(Publisher.class)
          .publish(
              translated.stored(translated.approved(revision, locale, EveryKind.words(locale))));
    }
  }

  /** Publishes the small article so often in each locale. */
  public static void publish(RunningServer server, String slug, int versions, String... locales) {
    Translated translated = new Translated(server::bean);
    for (int version = 1; version <= versions; version++) {
      Revision revision = translated.revision(new Slug(slug));
      for (String locale : List.of(locales)) {
        server
            .bean(Publisher.class)
            .publish(translated.stored(translated.approved(revision, new LocaleTag(locale))));
      }
    }
  }
}
