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
 * A leaflet of six sentences, drafted and waiting for review, stored past ingest and engines so
 * that its French has known faults: in segment 4 a dose ten times too high, for segment 5 no
 * translation.
 */
final class Medicine {

  static final int WRONG_DOSE = 4;
  static final int UNKNOWN = 5;

  static final String TITLE = "Taking your medicine";

  private static final List<String> SOURCE =
      List.of(
          TITLE,
          "How to take it",
          "Take <g id=\"1\">one tablet</g> each morning.",
          "Drink a glass of water with it.",
          "The usual dose is 5 mg.",
          "Ask your doctor before you stop.");

  private static final Map<String, List<String>> TARGETS =
      Map.of(
          "fr",
          List.of(
              "Prendre votre médicament",
              "Comment le prendre",
              "Prenez <g id=\"1\">un comprimé</g> chaque matin.",
              "Buvez un verre d’eau avec.",
              "La dose habituelle est de 50 mg."),
          "ar",
          List.of(
              "تناول دوائك",
              "كيفية تناوله",
              "تناول <g id=\"1\">قرصًا واحدًا</g> كل صباح.",
              "اشرب معه كوبًا من الماء.",
              "الجرعة المعتادة 5 ملغ.",
              "اسأل طبيبك قبل التوقف عن تناوله."));

  private Medicine() {}

  /** Stores it under a name and opens its review; the translation's id. */
  static long inReview(RunningServer server, String slug, String locale) {
    Instant now = Instant.now();
    return server
        .bean(TransactionTemplate.class)
        .execute(
            status -> {
              Revision revision = revision(server, new Slug(slug), now);
              Translations translations = server.bean(Translations.class);
              Translation translation =
                  translations
                      .add(revision, LocaleTag.parse(locale), now)
                      .flatMap(added -> translations.move(added, TranslationState.TRANSLATING, now))
                      .orElseThrow();
              server
                  .bean(Reviews.class)
                  .open(new Drafted(translation, revision, drafts(TARGETS.get(locale))));
              return translation.id();
            });
  }

  /** Segment 3 as {@link #revised} has it. */
  static final String REVISED = "Drink two glasses of water with esketamine.";

  /** Stores a second revision, in which segment 3 says something else, and opens its review. */
  static long revised(RunningServer server, String slug, String locale) {
    Instant now = Instant.now();
    List<Segment> segments = new ArrayList<>(segments());
    segments.set(3, new Segment(3, 2, " ", REVISED, ""));
    server
        .bean(TransactionTemplate.class)
        .executeWithoutResult(
            status ->
                server
                    .bean(Articles.class)
                    .append(
                        new Revision(
                            0,
                            new Slug(slug),
                            2,
                            LocaleTag.parse("en"),
                            Sha256.of(slug + " revised"),
                            document(REVISED),
                            segments,
                            now),
                        "text/plain",
                        new byte[] {2},
                        "localizer"));
    return inReview(server, slug, locale);
  }

  private static List<Drafted.Draft> drafts(List<String> targets) {
    List<Drafted.Draft> drafts = new ArrayList<>();
    for (int i = 0; i < SOURCE.size(); i++) {
      drafts.add(
          i < targets.size()
              ? new Drafted.Draft(
                  i,
                  targets.get(i),
                  new Origin(Origin.Kind.MEMORY, "phrasebook", null, BigDecimal.ONE))
              : new Drafted.Draft(
                  i,
                  "[no translation yet] " + SOURCE.get(i),
                  new Origin(Origin.Kind.PLACEHOLDER, "phrasebook", null, null)));
    }
    return drafts;
  }

  private static Revision revision(RunningServer server, Slug slug, Instant now) {
    Articles articles = server.bean(Articles.class);
    LocaleTag en = LocaleTag.parse("en");
    return articles
        .lock(slug, en, now)
        .orElseGet(
            () ->
                articles.append(
                    new Revision(
                        0, slug, 1, en, Sha256.of(slug.value()), document(), segments(), now),
                    "text/plain",
                    new byte[] {1},
                    "localizer"));
  }

  private static Document document() {
    return document(SOURCE.get(3));
  }

  private static Document document(String fourth) {
    List<InlineElement> bold = List.of(new InlineElement(1, "strong", Map.of(), null, null));
    return new Document(
        0,
        null,
        List.of(
            new Block.Heading(2, 1),
            new Block.Paragraph(2),
            new Block.Paragraph(3),
            new Block.Paragraph(4)),
        List.of(
            new Unit(0, Unit.Kind.TITLE, SOURCE.get(0), List.of()),
            new Unit(1, Unit.Kind.HEADING, SOURCE.get(1), List.of()),
            new Unit(2, Unit.Kind.PARAGRAPH, SOURCE.get(2) + " " + fourth, bold),
            new Unit(3, Unit.Kind.LIST_ITEM, SOURCE.get(4), List.of()),
            new Unit(4, Unit.Kind.PARAGRAPH, SOURCE.get(5), List.of())));
  }

  private static List<Segment> segments() {
    int[] unit = {0, 1, 2, 2, 3, 4};
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < unit.length; i++) {
      segments.add(new Segment(i, unit[i], i == 3 ? " " : "", SOURCE.get(i), ""));
    }
    return segments;
  }
}
