package org.interpres.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.interpres.article.InlineElement;
import org.jsoup.nodes.Element;

/**
 * Takes the footnotes out of a page. HTML has none of its own; a link is a reference where it is
 * marked as one, as GitHub and commonmark-java do ({@code data-footnote-ref}), pandoc ({@code
 * class="footnote-ref"}) and EPUB ({@code role="doc-noteref"}), shows a mark and not words, and
 * leads to an element of the same page. Whatever is not clearly a footnote stays what it is: a
 * link, and a list.
 */
final class Footnotes {

  /** Only this class can set it: a name with a slash is no attribute of an author's. */
  private static final String NUMBER = "/interpres.note";

  private static final Set<String> NOTES = Set.of("li", "p", "div", "aside", "section");

  private static final Set<String> CELLS = Set.of("td", "th", "caption");

  /** Digits, up to three letters, or the printer's marks, in brackets or without. */
  private static final Pattern MARK =
      Pattern.compile("[\\[(]?\\s*(?:[0-9]{1,5}|\\p{L}{1,3}|[*†‡§¶‖#]{1,4})\\s*[\\])]?");

  /** An arrow, and the number of the reference where there are several; words stay. */
  private static final Pattern BACK =
      Pattern.compile(
          "[\u2190-\u21FF\u2934\u2B00-\u2BFF^\uFE0E\uFE0F]{1,4}\\s*[0-9]{0,5}|[0-9]{0,5}\\s*[\u2190-\u21FF^]\uFE0E?");

  private final Map<String, Element> targets = new HashMap<>();
  private final Map<Element, Integer> numbers = new IdentityHashMap<>();
  private final List<Element> notes = new ArrayList<>();
  private final Set<Element> sections = new LinkedHashSet<>();
  private final Removals removals = new Removals();

  private Footnotes() {}

  /**
   * Removes the notes of a page, marks the references to them, and removes the ways back.
   *
   * @return the notes, in the order of the first reference to each
   */
  static List<Element> takeOut(Element body) {
    Footnotes footnotes = new Footnotes();
    body.select("[id]").forEach(e -> footnotes.targets.putIfAbsent(e.id(), e));
    body.select("a[href^=#]").forEach(footnotes::reference);
    footnotes.notes.forEach(footnotes::takeOutNote);
    footnotes.sections.forEach(
        section ->
            section.children().stream()
                .filter(child -> child.normalName().equals("hr"))
                .forEach(footnotes.removals::add));
    footnotes.removals.apply();
    return List.copyOf(footnotes.notes);
  }

  /** The number of the note that an element refers to, 0 where it refers to none. */
  static int note(Element element) {
    return element.attributes().hasKey(NUMBER)
        ? Integer.parseInt(element.attributes().get(NUMBER))
        : 0;
  }

  /** What stands for a reference in a unit's text. */
  static InlineText.Tag tag(int note) {
    return new InlineText.Tag(
        InlineElement.FOOTNOTE,
        Map.of(InlineElement.NOTE, String.valueOf(note)),
        "[" + note + "]",
        null);
  }

  private void reference(Element link) {
    Element note = targets.get(link.attr("href").substring(1));
    if (note == null
        || !marked(link)
        || !isNote(note)
        || literal(link)
        || link.parents().contains(note)) {
      return;
    }
    Integer number = numbers.get(note);
    if (number == null) {
      notes.add(note);
      number = notes.size();
      numbers.put(note, number);
    }
    Element mark = raised(link);
    mark.empty();
    mark.attributes().put(NUMBER, String.valueOf(number));
  }

  private static boolean marked(Element link) {
    Element around = link.parent();
    boolean named =
        link.hasAttr("data-footnote-ref")
            || link.hasClass("footnote-ref")
            || link.attr("role").equals("doc-noteref")
            || link.attr("epub:type").equals("noteref")
            || (around != null
                && around.normalName().equals("sup")
                && around.hasClass("footnote-ref"));
    return named && MARK.matcher(link.text().strip()).matches();
  }

  private static boolean isNote(Element note) {
    return NOTES.contains(note.normalName())
        && note.parents().stream().noneMatch(e -> CELLS.contains(e.normalName()))
        && !literal(note);
  }

  /** Whether what stands there is set as it is. */
  private static boolean literal(Element element) {
    for (Element e = element; e != null; e = e.parent()) {
      if (Vocabulary.untranslated(e)
          || Vocabulary.LITERAL.contains(e.normalName())
          || Vocabulary.VERBATIM.contains(e.normalName())) {
        return true;
      }
    }
    return false;
  }

  /** The reference with what only raises it. */
  private static Element raised(Element link) {
    Element around = link.parent();
    return around != null && around.normalName().equals("sup") && around.childNodeSize() == 1
        ? around
        : link;
  }

  private void takeOutNote(Element note) {
    for (Element link : note.select("a[href^=#]")) {
      boolean named =
          link.hasAttr("data-footnote-backref")
              || link.hasClass("footnote-backref")
              || link.hasClass("footnote-back")
              || link.attr("role").equals("doc-backlink");
      if (named && BACK.matcher(link.text().strip()).matches()) {
        removals.add(link);
      }
    }
    // The line that parts the notes from the text is a part of the page's own style.
    Element list = note.parent();
    Element section = list == null ? null : list.parent();
    if (section != null
        && (section.hasClass("footnotes") || section.attr("role").equals("doc-endnotes"))) {
      sections.add(section);
    }
    removals.add(note);
  }
}
