package org.interpres.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.interpres.article.Document;
import org.interpres.article.Refusal;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain text as people type it: a title line, short lines that head what follows, paragraphs
 * with or without hard-wrapped lines, lists. Front matter is read as in Markdown; no other markup
 * is, so a text may say {@code <b>} and mean it.
 */
final class PlainTextReader implements DocumentReader {

  private static final int LONGEST_TITLE = 200;

  private final IngestLimits limits;

  PlainTextReader(IngestLimits limits) {
    this.limits = limits;
  }

  @Override
  public Reading read(String text) {
    Warnings warnings = new Warnings();
    FrontMatter front = FrontMatter.of(text, warnings);
    List<List<PlainLine>> chunks = chunks(front.body());
    org.jsoup.nodes.Document page = org.jsoup.nodes.Document.createShell("");
    if (!chunks.isEmpty()) {
      title(chunks, front.metadata().title(), page.body());
    }
    write(new PlainTextShape(chunks, limits).parts(), page.body());
    Document document = new StructureReader(limits, warnings).read(page, front.metadata());
    return new Reading(document, front.metadata(), warnings.all());
  }

  private static List<List<PlainLine>> chunks(String body) {
    List<List<PlainLine>> chunks = new ArrayList<>();
    List<PlainLine> open = new ArrayList<>();
    for (PlainLine line : PlainLine.lines(body)) {
      if (!line.blank()) {
        open.add(line);
      } else if (!open.isEmpty()) {
        chunks.add(open);
        open = new ArrayList<>();
      }
    }
    if (!open.isEmpty()) {
      chunks.add(open);
    }
    return chunks;
  }

  /** Takes the title off the first chunk; all of it stays when the front matter has another. */
  private static void title(List<List<PlainLine>> chunks, @Nullable String stated, Element body) {
    dropRules(chunks);
    if (chunks.isEmpty()) {
      return;
    }
    List<PlainLine> first = chunks.get(0);
    String title = first.get(0).text();
    int lines = 1;
    boolean second = first.size() > 1 && !first.get(1).rule();
    if (second && first.get(1).startsLower() && stated == null) {
      boolean wrapped = first.size() == 2 || first.get(2).rule();
      if (!wrapped || first.get(1).ends()) {
        throw missing();
      }
      title = PlainLine.joined(first.subList(0, 2));
      lines = 2;
    }
    if (stated == null && (title.length() > LONGEST_TITLE || first.get(0).marker().isPresent())) {
      throw missing();
    }
    if (stated != null && !stated.strip().equalsIgnoreCase(title)) {
      return;
    }
    body.appendElement("h1").appendText(title);
    first.subList(0, lines).clear();
    dropRules(chunks);
  }

  private static void dropRules(List<List<PlainLine>> chunks) {
    int dropped = 0;
    while (dropped < chunks.size()) {
      List<PlainLine> first = chunks.get(dropped);
      int rules = 0;
      while (rules < first.size() && first.get(rules).rule()) {
        rules++;
      }
      first.subList(0, rules).clear();
      if (!first.isEmpty()) {
        break;
      }
      dropped++;
    }
    chunks.subList(0, dropped).clear();
  }

  private static Refusal missing() {
    return new Refusal(
        Refusal.Kind.INVALID,
        "title-missing",
        "The text starts without a title: write it on a first line of its own, at most %d characters, with a blank line below."
            .formatted(LONGEST_TITLE));
  }

  private record OpenList(int indent, PlainPart.Item last, Element list) {}

  private static void write(List<PlainPart> parts, Element body) {
    Deque<OpenList> open = new ArrayDeque<>();
    for (PlainPart part : parts) {
      if (part instanceof PlainPart.Item item) {
        item(item, open, body);
        continue;
      }
      if (part instanceof PlainPart.More more) {
        Element entry = open.isEmpty() ? body : lastEntry(open);
        entry.appendElement("p").appendText(more.text());
        continue;
      }
      open.clear();
      if (part instanceof PlainPart.Heading heading) {
        body.appendElement("h" + heading.level()).appendText(heading.text());
      } else if (part instanceof PlainPart.Paragraph paragraph) {
        lines(paragraph.lines(), body.appendElement("p"));
      } else if (part instanceof PlainPart.Table table) {
        table(table.rows(), body.appendElement("table"));
      } else {
        body.appendElement("hr");
      }
    }
  }

  private static void lines(List<String> lines, Element paragraph) {
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        paragraph.appendElement("br");
      }
      paragraph.appendText(lines.get(i));
    }
  }

  /** The first row heads the others where it has no number: a dose is never a heading. */
  private static void table(List<List<String>> rows, Element table) {
    boolean headed = rows.get(0).stream().noneMatch(c -> c.chars().anyMatch(Character::isDigit));
    for (int i = 0; i < rows.size(); i++) {
      Element row = table.appendElement("tr");
      for (String cell : rows.get(i)) {
        row.appendElement(i == 0 && headed ? "th" : "td").appendText(cell);
      }
    }
  }

  private static Element lastEntry(Deque<OpenList> open) {
    Element entry = open.element().list().lastElementChild();
    return java.util.Objects.requireNonNull(entry);
  }

  private static void item(PlainPart.Item item, Deque<OpenList> open, Element body) {
    while (!open.isEmpty() && item.indent() < open.element().indent()) {
      open.pop();
    }
    while (!open.isEmpty() && !goesInto(item, open.element())) {
      OpenList top = open.element();
      boolean deeper = item.indent() >= top.indent() + 2;
      boolean inChunk = item.chunk() == top.last().chunk();
      boolean known =
          open.stream().anyMatch(l -> l.last().marker().symbol().equals(item.marker().symbol()));
      if (deeper || (inChunk && !known)) {
        open.push(new OpenList(item.indent(), item, list(item, lastEntry(open))));
        open.element().list().appendElement("li").appendElement("p").appendText(item.text());
        return;
      }
      open.pop();
    }
    Element list = open.isEmpty() ? list(item, body) : open.pop().list();
    open.push(new OpenList(item.indent(), item, list));
    list.appendElement("li").appendElement("p").appendText(item.text());
  }

  private static boolean goesInto(PlainPart.Item item, OpenList list) {
    Integer number = item.marker().number();
    Integer before = list.last().marker().number();
    boolean level = item.indent() < list.indent() + 2;
    boolean numbers =
        number == null || before == null || number == before + 1 || number.equals(before);
    return level && numbers && item.marker().symbol().equals(list.last().marker().symbol());
  }

  private static Element list(PlainPart.Item item, Element parent) {
    Integer number = item.marker().number();
    if (number == null) {
      return parent.appendElement("ul");
    }
    Element list = parent.appendElement("ol").attr("start", number.toString());
    String letter = item.marker().symbol().substring(0, 1);
    return letter.equalsIgnoreCase("a") ? list.attr("type", letter) : list;
  }
}
