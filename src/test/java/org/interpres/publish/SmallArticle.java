package org.interpres.publish;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.interpres.article.Block;
import org.interpres.article.Document;
import org.interpres.article.InlineElement;
import org.interpres.article.LocaleTag;
import org.interpres.article.Revision;
import org.interpres.article.Segment;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Unit;
import org.interpres.review.Approved;
import org.interpres.review.ApprovedFixture;

/** An article with one of everything, a segment a unit, and its words in Spanish and Arabic. */
final class SmallArticle {

  static final Slug SLUG = new Slug("ketamine");
  static final LocaleTag EN = new LocaleTag("en");
  static final LocaleTag ES = new LocaleTag("es");
  static final LocaleTag AR = new LocaleTag("ar");
  static final LocaleTag FR = new LocaleTag("fr");

  static final PublishedImage SYRINGE =
      new PublishedImage(
          "images/syringe.png", "image/png", Sha256.of("a syringe"), "a syringe".length());

  static final List<String> SPANISH =
      List.of(
          "Ketamina: preguntas & respuestas",
          "Qué es, y para quién <no> es.",
          "Cómo se administra",
          "La dosis es <x id=\"1\"/> por vía <g id=\"2\">intravenosa</g>.<x id=\"3\"/>Vea la"
              + " <g id=\"4\">guía</g>.",
          "Guía de la clínica",
          "Presión arterial < 140",
          "<script>alert(\"x\")</script>",
          "Dosis por vía",
          "Vía",
          "Dosis",
          "Intravenosa",
          "0,5 mg/kg",
          "Una jeringa \"nueva\"");

  static final List<String> ARABIC =
      List.of(
          "الكيتامين: أسئلة & أجوبة",
          "ما هو ولمن <لا> يصلح.",
          "كيف يُعطى",
          "الجرعة <x id=\"1\"/> عن طريق <g id=\"2\">الوريد</g>.<x id=\"3\"/>انظر"
              + " <g id=\"4\">الدليل</g>.",
          "دليل العيادة",
          "ضغط الدم < 140",
          "<script>alert(\"x\")</script>",
          "الجرعة بحسب الطريق",
          "الطريق",
          "الجرعة",
          "وريدي",
          "٠٫٥ ملغ/كغ",
          "محقنة \"جديدة\"");

  private SmallArticle() {}

  static Revision revision(long id) {
    return new Revision(
        id,
        SLUG,
        1,
        EN,
        Sha256.of("source"),
        document(),
        segments(document()),
        Instant.parse("2026-02-27T08:00:00Z"));
  }

  static Document document() {
    List<Unit> units =
        List.of(
            unit(0, Unit.Kind.TITLE, "Ketamine: questions & answers"),
            unit(1, Unit.Kind.DESCRIPTION, "What it is, and who it is <not> for."),
            unit(2, Unit.Kind.HEADING, "How it is given"),
            new Unit(
                3,
                Unit.Kind.PARAGRAPH,
                "The dose is <x id=\"1\"/> by <g id=\"2\">intravenous</g> route.<x id=\"3\"/>See"
                    + " the <g id=\"4\">guide</g>.",
                List.of(
                    new InlineElement(1, "code", Map.of(), "0.5 mg/kg < 1 & more", null),
                    new InlineElement(2, "strong", Map.of(), null, null),
                    new InlineElement(3, "br", Map.of(), null, null),
                    new InlineElement(
                        4, "a", Map.of("href", "https://example.org/?a=1&b=2"), null, 4))),
            unit(4, Unit.Kind.TOOLTIP, "The clinic's guide"),
            unit(5, Unit.Kind.LIST_ITEM, "Blood pressure < 140"),
            unit(6, Unit.Kind.LIST_ITEM, "<script>alert(\"x\")</script>"),
            unit(7, Unit.Kind.CAPTION, "Dose by route"),
            unit(8, Unit.Kind.TABLE_CELL, "Route"),
            unit(9, Unit.Kind.TABLE_CELL, "Dose"),
            unit(10, Unit.Kind.TABLE_CELL, "Intravenous"),
            unit(11, Unit.Kind.TABLE_CELL, "0.5 mg/kg"),
            unit(12, Unit.Kind.IMAGE_ALT, "A \"new\" syringe"));
    return new Document(
        0,
        1,
        List.of(
            new Block.Heading(2, 2),
            new Block.Paragraph(3),
            new Block.ItemList(
                null,
                List.of(
                    List.of(
                        new Block.Paragraph(5),
                        new Block.ItemList(3, List.of(List.of(new Block.Paragraph(6))))))),
            new Block.Table(
                7,
                List.of(
                    List.of(new Block.Cell(true, 8), new Block.Cell(true, 9)),
                    List.of(new Block.Cell(true, 10), new Block.Cell(false, 11)),
                    List.of(new Block.Cell(true, null)))),
            new Block.Image("images/syringe.png", 12),
            new Block.Quote(List.of(new Block.Paragraph(2))),
            new Block.Verbatim(true, "if (a < b) {\n  stop();\n}"),
            new Block.Verbatim(false, "Spravato & Ketalar"),
            new Block.ThematicBreak()),
        units);
  }

  static List<Segment> segments(Document document) {
    List<Segment> segments = new ArrayList<>();
    document
        .units()
        .forEach(
            unit -> segments.add(new Segment(unit.index(), unit.index(), "", unit.text(), "")));
    return segments;
  }

  static Translation translation(long id, Revision revision, LocaleTag locale) {
    return new Translation(
        id, SLUG, revision.id(), revision.number(), EN, locale, TranslationState.APPROVED, 5);
  }

  static Approved approved(LocaleTag locale, List<String> targets) {
    Revision revision = revision(1);
    return ApprovedFixture.approved(translation(7, revision, locale), revision, targets);
  }

  static Edition edition(LocaleTag locale, List<String> targets) {
    Edition plain =
        new Edition(
            approved(locale, targets),
            2,
            Instant.parse("2026-03-03T10:15:30.123Z"),
            List.of(
                new Edition.Alternate(AR, "/publications/ketamine/ar.html"),
                new Edition.Alternate(ES, "/publications/ketamine/es.html")));
    return new Edition(
        plain.approved(),
        plain.version(),
        plain.publishedAt(),
        plain.alternates(),
        List.of(SYRINGE),
        plain.ancestry());
  }

  /** A publication's files, with the image that it shows. */
  static Verifier.Files files(byte[] html, byte[] json, byte[] jws) {
    return new Verifier.Files(
        html, json, jws, path -> path.equals(SYRINGE.file()) ? syringe() : null);
  }

  /** The bytes of its image. */
  static byte[] syringe() {
    return "a syringe".getBytes(StandardCharsets.UTF_8);
  }

  private static Unit unit(int index, Unit.Kind kind, String text) {
    return new Unit(index, kind, text, List.of());
  }
}
