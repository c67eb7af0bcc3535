package org.interpres.app.pages;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.interpres.app.RunningServer;
import org.interpres.article.Articles;
import org.interpres.article.Block;
import org.interpres.article.Document;
import org.interpres.article.Drafted;
import org.interpres.article.InlineElement;
import org.interpres.article.LocaleTag;
import org.interpres.article.Origin;
import org.interpres.article.Revision;
import org.interpres.article.Segment;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.article.Unit;
import org.interpres.review.Reviews;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An article of any length, drafted and waiting for review: ten of its first hundred sentences are
 * wrong.
 */
final class LongLeaflet {

  private LongLeaflet() {}

  /** Stores it under a name and opens its French review; the translation's id. */
  static long inReview(RunningServer server, String slug, int segments) {
    Instant now = Instant.now();
    return server
        .bean(TransactionTemplate.class)
        .execute(
            status -> {
              Articles articles = server.bean(Articles.class);
              LocaleTag en = LocaleTag.parse("en");
              articles.lock(new Slug(slug), en, now);
              Revision revision =
                  articles.append(
                      revision(slug, segments, now), "text/plain", new byte[] {1}, "localizer");
              Translations translations = server.bean(Translations.class);
              Translation translation =
                  translations
                      .add(revision, LocaleTag.parse("fr"), now)
                      .flatMap(added -> translations.move(added, TranslationState.TRANSLATING, now))
                      .orElseThrow();
              server.bean(Reviews.class).open(new Drafted(translation, revision, drafts(segments)));
              return translation.id();
            });
  }

  private static Revision revision(String slug, int count, Instant now) {
    List<InlineElement> bold = List.of(new InlineElement(1, "strong", Map.of(), null, null));
    List<Unit> units = new ArrayList<>();
    List<Segment> segments = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Unit.Kind kind =
          i == 0 ? Unit.Kind.TITLE : i % 20 == 1 ? Unit.Kind.HEADING : Unit.Kind.PARAGRAPH;
      units.add(new Unit(i, kind, source(i), tagged(i) ? bold : List.of()));
      segments.add(new Segment(i, i, "", source(i), ""));
      if (i > 0) {
        blocks.add(kind == Unit.Kind.HEADING ? new Block.Heading(2, i) : new Block.Paragraph(i));
      }
    }
    return new Revision(
        0,
        new Slug(slug),
        1,
        LocaleTag.parse("en"),
        Sha256.of(slug),
        new Document(0, null, blocks, units),
        segments,
        now);
  }

  private static List<Drafted.Draft> drafts(int count) {
    List<Drafted.Draft> drafts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drafts.add(
          new Drafted.Draft(
              i,
              target(i),
              new Origin(Origin.Kind.ENGINE, "deepl", "quality", new BigDecimal("0.9"))));
    }
    return drafts;
  }

  private static boolean tagged(int i) {
    return i % 5 == 4;
  }

  private static String source(int i) {
    String rest = tagged(i) ? "<g id=\"1\">one tablet</g> of it" : "one tablet of it";
    return "On day %d of the treatment take %s with a glass of water, and rest for %d minutes."
        .formatted(i + 1, rest, i % 50 + 10);
  }

  private static String target(int i) {
    String rest = tagged(i) ? "<g id=\"1\">un comprimé</g>" : "un comprimé";
    int minutes = i < 100 && i % 10 == 9 ? i % 50 + 100 : i % 50 + 10;
    return "Le jour %d du traitement, prenez-en %s avec un verre d’eau et reposez-vous pendant %d minutes."
        .formatted(i + 1, rest, minutes);
  }
}
