package org.interpres.quality;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.interpres.article.CrisisNotice;
import org.interpres.article.LocaleTag;
import org.interpres.article.Revision;
import org.interpres.article.Segment;

/**
 * What the pages of an article say to a reader in danger. An article needs it when its source
 * speaks of suicide or of harming oneself, or its author says so; an author may also say that it
 * does not. A line is shown only where it is that of the locale's own country and somebody has
 * confirmed it within 180 days: a number of another country, or of a line that is gone, costs a
 * life.
 *
 * <p>Safe for use by many threads.
 */
public final class CrisisNotices {

  private static final Phrases HARM = Phrases.of("self-harm.txt");

  private final QualityContent content;
  private final Clock clock;

  private CrisisNotices(QualityContent content, Clock clock) {
    this.content = content;
    this.clock = clock;
  }

  /**
   * @throws InvalidContent when a file of {@code folder} cannot be used
   */
  public static CrisisNotices load(Path folder, Clock clock) {
    return new CrisisNotices(QualityContent.load(folder), clock);
  }

  /** Of a page of the article in {@code page}; empty where the article needs none. */
  public Optional<CrisisNotice> of(Revision revision, LocaleTag page) {
    if (!needed(revision)) {
      return Optional.empty();
    }
    CrisisWords.Words words = content.crisisWords().in(page);
    CrisisLine line = content.crisisLines().of(page.country());
    return Optional.of(
        new CrisisNotice(
            page,
            words.locale(),
            words.title(),
            words.text(),
            line == null || !line.confirmed(LocalDate.now(clock))
                ? null
                : new CrisisNotice.Line(words.line(), line.number(), line.name())));
  }

  /** The first segment that speaks of it, -1 where only the author says so. */
  public int because(Revision revision) {
    return revision.segments().stream()
        .filter(segment -> speaksOfHarm(segment, revision.locale()))
        .mapToInt(Segment::index)
        .findFirst()
        .orElse(-1);
  }

  private boolean needed(Revision revision) {
    Boolean said = revision.document().crisis();
    return said == null ? because(revision) >= 0 : said;
  }

  private static boolean speaksOfHarm(Segment segment, LocaleTag locale) {
    return !HARM.in(new Passage(segment.source(), locale)).isEmpty();
  }
}
