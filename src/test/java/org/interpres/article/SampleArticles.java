package org.interpres.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores small articles for tests that need one in the database, past ingest. */
public final class SampleArticles {

  public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final Articles articles;
  private final Translations translations;

  public SampleArticles(DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    this.articles = new JdbcArticles(jdbc, new JdbcTemplate(database));
    this.translations = new JdbcTranslations(jdbc);
  }

  /** Stores with the parts of a server that runs. */
  public SampleArticles(Articles articles, Translations translations) {
    this.articles = articles;
    this.translations = translations;
  }

  public Articles articles() {
    return articles;
  }

  public Translations translations() {
    return translations;
  }

  /** The next revision of an English article; each sentence is a paragraph, the first the title. */
  public Revision revise(String slug, String... sentences) {
    Slug article = new Slug(slug);
    LocaleTag en = LocaleTag.parse("en");
    int number = articles.lock(article, en, NOW).map(Revision::number).orElse(0) + 1;
    List<Unit> units = new ArrayList<>();
    List<Segment> segments = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < sentences.length; i++) {
      Unit.Kind kind = i == 0 ? Unit.Kind.TITLE : Unit.Kind.PARAGRAPH;
      units.add(new Unit(i, kind, sentences[i], List.of()));
      segments.add(new Segment(i, i, "", sentences[i], ""));
      if (i > 0) {
        blocks.add(new Block.Paragraph(i));
      }
    }
    return articles.append(
        new Revision(
            0,
            article,
            number,
            en,
            Sha256.of(Arrays.toString(sentences)),
            new Document(0, null, blocks, units),
            segments,
            NOW),
        "text/plain",
        new byte[] {1},
        "localizer");
  }

  public Translation translate(Revision revision, String locale) {
    return translations.add(revision, LocaleTag.parse(locale), NOW).orElseThrow();
  }
}
