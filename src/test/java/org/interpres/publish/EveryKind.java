package org.interpres.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.interpres.article.CrisisNotice;
import org.interpres.article.Document;
import org.interpres.article.ImageSources;
import org.interpres.article.LocaleTag;
import org.interpres.article.Revision;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.interpres.ingest.ReadArticle;
import org.interpres.review.Approved;
import org.interpres.review.ApprovedFixture;

/**
 * An article with each kind of block and of inline element that ingest makes, read as ingest reads
 * it, and its words in Spanish, Arabic and Chinese: a line a unit.
 */
final class EveryKind {

  static final Slug SLUG = new Slug("sleep");
  static final List<LocaleTag> LOCALES =
      List.of(new LocaleTag("es"), new LocaleTag("ar"), new LocaleTag("zh-Hans"));

  private static final Path FOLDER = Path.of("src/test/resources/publication");

  private EveryKind() {}

  static Document document() {
    try {
      return ReadArticle.html(Files.readAllBytes(FOLDER.resolve("every-kind.en.html")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> words(LocaleTag locale) {
    try {
      return Files.readAllLines(FOLDER.resolve("every-kind." + locale + ".txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Revision revision() {
    Document document = document();
    return new Revision(
        1,
        SLUG,
        1,
        SmallArticle.EN,
        Sha256.of("every kind"),
        document,
        SmallArticle.segments(document),
        Instant.parse("2026-02-27T08:00:00Z"));
  }

  static Edition edition(LocaleTag locale) {
    Revision revision = revision();
    Approved approved =
        ApprovedFixture.approved(
            SmallArticle.translation(7, revision, locale), revision, words(locale), notice(locale));
    Edition plain =
        new Edition(
            approved,
            2,
            Instant.parse("2026-03-03T10:15:30.123Z"),
            LOCALES.stream()
                .map(
                    other -> new Edition.Alternate(other, "/publications/sleep/" + other + ".html"))
                .toList());
    return new Edition(
        plain.approved(),
        plain.version(),
        plain.publishedAt(),
        plain.alternates(),
        ImageSources.of(revision.document()).stream()
            .map(source -> new PublishedImage(source, "image/svg+xml", Sha256.of(source), 9))
            .toList(),
        plain.ancestry());
  }

  /** A notice with a made-up line. */
  static CrisisNotice notice(LocaleTag locale) {
    return new CrisisNotice(
        locale, locale, "1", "2", new CrisisNotice.Line("3", "000 000", "Example line"));
  }
}
