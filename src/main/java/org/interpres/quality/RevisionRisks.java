package org.interpres.quality;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interpres.article.Block;
import org.interpres.article.Document;
import org.interpres.article.LocaleTag;
import org.interpres.article.Revision;
import org.interpres.article.Segment;
import org.interpres.article.Unit;

/**
 * The risk of a revision's segments where they stand. "Your lips are blue" is a short list item;
 * under "Call for help at once if:" it is what a patient acts on, and so are the lists inside it.
 * What a list or table stands under is the paragraph before it, and the heading before that.
 */
public final class RevisionRisks {

  private static final Set<Unit.Kind> LABELS =
      EnumSet.of(
          Unit.Kind.TITLE,
          Unit.Kind.HEADING,
          Unit.Kind.CAPTION,
          Unit.Kind.IMAGE_ALT,
          Unit.Kind.TOOLTIP,
          Unit.Kind.TERM);

  private final Document document;
  private final LocaleTag locale;
  private final Set<Integer> introduced = new HashSet<>();
  private final Set<Integer> headers = new HashSet<>();

  private RevisionRisks(Document document, LocaleTag locale) {
    this.document = document;
    this.locale = locale;
  }

  /** By the segments' indexes. */
  public static List<RiskAssessment.Assessment> of(Revision revision) {
    return of(revision.document(), revision.segments(), revision.locale());
  }

  static List<RiskAssessment.Assessment> of(
      Document document, List<Segment> segments, LocaleTag locale) {
    RevisionRisks risks = new RevisionRisks(document, locale);
    risks.read(document.blocks(), false);
    return segments.stream()
        .map(
            segment ->
                RiskAssessment.of(
                    new Passage(segment.source(), locale), risks.place(segment.unit())))
        .toList();
  }

  private RiskAssessment.Place place(int unit) {
    if (introduced.contains(unit)) {
      return RiskAssessment.Place.INTRODUCED;
    }
    boolean label = LABELS.contains(document.units().get(unit).kind()) || headers.contains(unit);
    return label ? RiskAssessment.Place.LABEL : RiskAssessment.Place.PROSE;
  }

  /**
   * @param under whether the blocks stand under words that introduce a danger
   */
  private void read(List<Block> blocks, boolean under) {
    boolean heading = false;
    boolean introduction = false;
    for (Block block : blocks) {
      if (block instanceof Block.Heading text) {
        heading = introduces(text.unit());
        introduction = heading;
      } else if (block instanceof Block.Paragraph text) {
        mark(text.unit(), under);
        introduction = heading || introduces(text.unit());
        heading = false;
      } else if (block instanceof Block.Table table) {
        read(table, under || introduction);
        introduction = false;
      } else if (block instanceof Block.ItemList list) {
        boolean danger = under || introduction;
        list.items().forEach(item -> read(item, danger));
        introduction = false;
      } else if (block instanceof Block.Definitions definitions) {
        boolean danger = under || introduction;
        definitions.entries().forEach(entry -> read(entry, danger));
        introduction = false;
      } else {
        read(block.inside(), under);
      }
    }
  }

  private void read(Block.Definition entry, boolean under) {
    entry.terms().forEach(term -> mark(term, under));
    boolean danger = under || entry.terms().stream().anyMatch(this::introduces);
    entry.meanings().forEach(meaning -> read(meaning, danger));
  }

  private void read(Block.Table table, boolean under) {
    boolean all = under || (table.caption() != null && introduces(table.caption()));
    Set<Integer> columns = new HashSet<>();
    for (List<Block.Cell> row : table.rows()) {
      boolean danger = all;
      for (int column = 0; column < row.size(); column++) {
        Integer unit = row.get(column).unit();
        if (unit == null) {
          continue;
        }
        if (!row.get(column).header()) {
          mark(unit, danger || columns.contains(column));
          continue;
        }
        headers.add(unit);
        if (introduces(unit)) {
          boolean headsRow = row.stream().anyMatch(cell -> !cell.header());
          danger |= headsRow;
          if (!headsRow) {
            columns.add(column);
          }
        }
      }
    }
  }

  private boolean introduces(int unit) {
    return RiskAssessment.introduces(new Passage(document.units().get(unit).text(), locale));
  }

  private void mark(int unit, boolean under) {
    if (under) {
      introduced.add(unit);
    }
  }
}
