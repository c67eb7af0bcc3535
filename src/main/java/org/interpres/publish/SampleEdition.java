package org.interpres.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.interpres.article.Block;
import org.interpres.article.CrisisNotice;
import org.interpres.article.Document;
import org.interpres.article.InlineElement;
import org.interpres.article.LocaleTag;
import org.interpres.article.Revision;
import org.interpres.article.Segment;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.interpres.article.Unit;
import org.interpres.audit.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * A made-up edition to try a template on: a block of each kind, a machine's words, two signers, an
 * image, a notice with a line, and characters that a page must escape. It is made as a roll-back
 * makes one, from a manifest, and never stored.
 */
final class SampleEdition {

  /** What must be escaped stands in each unit. */
  private static final String HOSTILE = " <i>5</i> & \"more\"";

  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
  private static final Slug SLUG = new Slug("sample");
  private static final LocaleTag ENGLISH = new LocaleTag("en");
  private static final Sha256 HASH = Sha256.of("sample");
  private static final String IMAGE = "images/sample.png";

  private SampleEdition() {}

  static Edition in(LocaleTag locale) {
    Revision revision = revision();
    ReviewedWords words =
        ReviewedWords.restored(
            Manifest.read(PublicationJson.bytes(manifest(revision, locale))),
            revision,
            (index, hash) -> revision.segments().get(index).source());
    return new Edition(
        words,
        3,
        AT,
        List.of(
            new Edition.Alternate(locale, "/publications/sample/" + locale + ".html"),
            new Edition.Alternate(ENGLISH, "/publications/sample/en.html")),
        List.of(new PublishedImage(IMAGE, "image/png", HASH, 6)),
        new Edition.Ancestry(Checkpoint.start(SLUG.value()), null));
  }

  static CrisisNotice notice(LocaleTag locale) {
    return new CrisisNotice(
        locale,
        locale,
        "Notice title" + HOSTILE,
        "Notice text" + HOSTILE,
        new CrisisNotice.Line("Notice call", "000 000", "Notice line" + HOSTILE));
  }

  private static Revision revision() {
    List<Unit> units = new ArrayList<>();
    Unit.Kind[] kinds = {
      Unit.Kind.TITLE,
      Unit.Kind.DESCRIPTION,
      Unit.Kind.HEADING,
      Unit.Kind.PARAGRAPH,
      Unit.Kind.LIST_ITEM,
      Unit.Kind.CAPTION,
      Unit.Kind.TABLE_CELL,
      Unit.Kind.TABLE_CELL,
      Unit.Kind.IMAGE_ALT,
      Unit.Kind.PARAGRAPH,
      Unit.Kind.TERM,
      Unit.Kind.DEFINITION,
      Unit.Kind.FOOTNOTE
    };
    for (Unit.Kind kind : kinds) {
      units.add(new Unit(units.size(), kind, "Sample " + units.size() + HOSTILE, List.of()));
    }
    units.add(
        new Unit(
            units.size(),
            Unit.Kind.PARAGRAPH,
            "Sample <g id=\"1\">link" + HOSTILE + "</g><x id=\"2\"/> end<x id=\"3\"/>",
            List.of(
                new InlineElement(1, "a", Map.of("href", "https://example.org/?a&b"), null, null),
                new InlineElement(2, "br", Map.of(), null, null),
                new InlineElement(
                    3, InlineElement.FOOTNOTE, Map.of(InlineElement.NOTE, "1"), "[1]", null))));
    List<Segment> segments =
        units.stream().map(u -> new Segment(u.index(), u.index(), "", u.text(), "")).toList();
    return new Revision(
        1, SLUG, 1, ENGLISH, HASH, new Document(0, 1, blocks(), units), segments, AT);
  }

  private static List<Block> blocks() {
    return List.of(
        new Block.Heading(2, 2),
        new Block.Paragraph(3),
        new Block.ItemList(null, List.of(List.of(new Block.Paragraph(4)))),
        new Block.Table(5, List.of(List.of(new Block.Cell(true, 6), new Block.Cell(false, 7)))),
        new Block.Image(IMAGE, 8),
        new Block.Quote(List.of(new Block.Paragraph(9))),
        new Block.Definitions(
            List.of(new Block.Definition(List.of(10), List.of(List.of(new Block.Paragraph(11)))))),
        new Block.Paragraph(13),
        new Block.Verbatim(true, "verbatim" + HOSTILE),
        new Block.ThematicBreak(),
        new Block.Footnotes(List.of(List.of(new Block.Paragraph(12)))));
  }

  private static Map<String, @Nullable Object> manifest(Revision revision, LocaleTag locale) {
    Map<String, ?> file = file("text/html; charset=utf-8");
    return PublicationJson.ordered(
        "mediaType", Manifest.MEDIA_TYPE,
        "article", SLUG.value(),
        "locale", locale.value(),
        "version", 3,
        "sourceLocale", ENGLISH.value(),
        "sourceRevision", 1,
        "sourceContentSha256", HASH.hex(),
        "approvedContentSha256", HASH.hex(),
        "publishedAt", AT.toString(),
        "restores", null,
        "audit",
            PublicationJson.ordered("chain", SLUG.value(), "sequence", 0, "sha256", HASH.hex()),
        "crisisNotice", ManifestNotice.write(notice(locale)),
        "images", List.of(),
        "files", Map.of("html", file, "json", file("application/json")),
        "segments", revision.segments().stream().map(SampleEdition::segment).toList(),
        "signatures",
            List.of(
                signature("linguistic", "Sample Linguist"), signature("medical", "Sample Medic")));
  }

  private static Map<String, ?> file(String mediaType) {
    return Map.of("mediaType", mediaType, "sha256", HASH.hex(), "length", 6);
  }

  private static Map<String, @Nullable Object> segment(Segment segment) {
    return PublicationJson.ordered(
        "index", segment.index(),
        "sourceSha256", segment.sourceHash().hex(),
        "targetSha256", Sha256.of(segment.source()).hex(),
        "origin",
            PublicationJson.ordered(
                "kind", "engine", "engine", "sample", "model", null, "score", null),
        "approvals", List.of());
  }

  private static Map<String, ?> signature(String step, String signer) {
    return Map.of(
        "step",
        step,
        "account",
        step,
        "signer",
        signer + HOSTILE,
        "meaning",
        "review",
        "signedAt",
        AT.toString());
  }
}
