package org.interpres.ingest;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.interpres.article.ArticleImages;
import org.interpres.article.CrisisNotice;
import org.interpres.article.ImageSources;
import org.interpres.article.LocaleTag;
import org.interpres.article.Phrase;
import org.interpres.article.Revision;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.quality.CrisisNotices;
import org.interpres.quality.Finding;
import org.interpres.quality.Severity;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What an article's pages would lack if they went out now, beside their words: images whose files
 * are not there, and lines to call that nobody has confirmed. Looked up each time, since a team
 * mends both without touching the article. Thread-safe.
 */
@Component
class Lacks {

  private final ArticleImages images;
  private final CrisisNotices notices;
  private final Translations translations;

  Lacks(
      ArticleImages images,
      Translations translations,
      @Value("${interpres.content}") String content,
      Clock clock) {
    this.images = images;
    this.translations = translations;
    this.notices = CrisisNotices.load(Path.of(content), clock);
  }

  /** Something that is lacking. */
  private record Lack(Warning.Code code, int segment, String where) {}

  /** For whoever brings the article, after {@code others}. */
  List<Warning> warnings(Revision revision, List<Warning> others) {
    Warnings warnings = new Warnings();
    all(revision).forEach(lack -> warnings.add(lack.code(), lack.where()));
    List<Warning> all = new ArrayList<>(others);
    all.addAll(warnings.all());
    return all;
  }

  /** For all who look at the article before it goes out. */
  List<SourceFindings.Found> findings(Revision revision) {
    return all(revision).stream()
        .map(
            lack ->
                new SourceFindings.Found(
                    lack.segment(),
                    new Finding(
                        lack.code() == Warning.Code.IMAGE_MISSING ? "IMAGE" : "CRISIS-NOTICE",
                        Severity.MAJOR,
                        Phrase.of("finding.lack", lack.code().says(), lack.where()),
                        null,
                        null)))
        .toList();
  }

  private List<Lack> all(Revision revision) {
    List<Lack> lacks = new ArrayList<>();
    for (String source : ImageSources.of(revision.document())) {
      if (!images.exists(revision.article(), source, revision.locale())) {
        lacks.add(new Lack(Warning.Code.IMAGE_MISSING, 0, source));
      }
    }
    int because = Math.max(0, notices.because(revision));
    for (LocaleTag locale : locales(revision)) {
      notices.of(revision, locale).ifPresent(notice -> crisis(notice, because).forEach(lacks::add));
    }
    return lacks;
  }

  private static List<Lack> crisis(CrisisNotice notice, int because) {
    List<Lack> lacks = new ArrayList<>();
    if (notice.line() == null) {
      lacks.add(new Lack(Warning.Code.CRISIS_LINE_UNKNOWN, because, notice.page().value()));
    }
    if (!notice.words().language().equals(notice.page().language())) {
      lacks.add(new Lack(Warning.Code.CRISIS_WORDS_UNKNOWN, because, notice.page().value()));
    }
    return lacks;
  }

  private List<LocaleTag> locales(Revision revision) {
    List<LocaleTag> locales = new ArrayList<>(List.of(revision.locale()));
    translations.of(revision.article()).stream()
        .filter(translation -> translation.state() != TranslationState.SUPERSEDED)
        .map(Translation::locale)
        .filter(locale -> !locales.contains(locale))
        .forEach(locales::add);
    return locales;
  }
}
