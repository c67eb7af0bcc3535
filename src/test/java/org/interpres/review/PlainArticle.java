package org.interpres.review;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.interpres.article.Block;
import org.interpres.article.Document;
import org.interpres.article.Revision;
import org.interpres.article.Segment;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.interpres.article.Unit;

/** An English article of one sentence a paragraph; the first is its title. */
record PlainArticle(List<ReviewWorld.Draft> sentences) {

  byte[] bytes() {
    return sentences.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** As it is before it is stored. */
  Revision revision(Slug slug, int number, Instant now) {
    List<Unit> units = new ArrayList<>();
    List<Segment> segments = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      String source = sentences.get(i).source();
      units.add(new Unit(i, i == 0 ? Unit.Kind.TITLE : Unit.Kind.PARAGRAPH, source, List.of()));
      segments.add(new Segment(i, i, "", source, ""));
      if (i > 0) {
        blocks.add(new Block.Paragraph(i));
      }
    }
    return new Revision(
        0,
        slug,
        number,
        ReviewWorld.EN,
        Sha256.of(bytes()),
        new Document(0, null, blocks, units),
        segments,
        now);
  }
}
