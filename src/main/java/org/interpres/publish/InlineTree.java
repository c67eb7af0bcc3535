package org.interpres.publish;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.interpres.article.InlineElement;
import org.interpres.article.InlineToken;
import org.interpres.article.LocalizedDocument;
import org.interpres.article.Refusal;
import org.interpres.article.Unit;

/**
 * A unit's text as a tree of {@link InlineNode}s.
 *
 * <p>Tags were checked when the text was approved. This class trusts none of that: a tag that does
 * not nest, an attribute that ingest never makes, or a character that HTML cannot carry stops the
 * publication with a {@link Refusal}, since a page that a browser repairs is not the page that
 * people approved.
 */
final class InlineTree {

  /** Deeper than any person writes; FreeMarker's recursion takes stack for each level. */
  private static final int DEEPEST = 100;

  /** Where images are. */
  interface Images {
    /** The address of the image that the source names so, empty where there is none. */
    Optional<String> address(String source);
  }

  private final LocalizedDocument document;
  private final Images images;
  private final FootnoteLinks notes;

  InlineTree(LocalizedDocument document, Images images, FootnoteLinks notes) {
    this.document = document;
    this.images = images;
    this.notes = notes;
  }

  /** The unit's text as nodes. */
  List<Map<String, Object>> nodes(int unit) {
    return nodes(unit, document.texts().get(unit));
  }

  private List<Map<String, Object>> nodes(int unit, String written) {
    Map<Integer, InlineElement> elements =
        source(unit).elements().stream()
            .collect(Collectors.toMap(InlineElement::id, Function.identity()));
    Deque<List<Map<String, Object>>> open = new ArrayDeque<>();
    Deque<InlineElement> around = new ArrayDeque<>();
    open.push(new ArrayList<>());
    for (InlineToken token : InlineToken.parse(written)) {
      if (token instanceof InlineToken.Text text) {
        open.element().add(text(unit, text.text()));
      } else if (token instanceof InlineToken.Open tag) {
        List<Map<String, Object>> children = new ArrayList<>();
        InlineElement element = element(unit, elements, tag.id());
        open.element().add(paired(unit, element, children));
        open.push(children);
        around.push(element);
      } else if (token instanceof InlineToken.Standalone tag) {
        open.element().add(standalone(unit, element(unit, elements, tag.id()), around));
      } else {
        open.pop();
        around.poll();
      }
      if (open.isEmpty() || open.size() > DEEPEST) {
        throw refused(unit, open.isEmpty() ? "a </g> closes nothing" : "its tags nest too deeply");
      }
    }
    if (open.size() > 1) {
      throw refused(unit, "a <g> is never closed");
    }
    return List.copyOf(open.element());
  }

  /** The unit's text for an attribute or a meta element, where a footnote's mark means nothing. */
  String plain(int unit) {
    String text = document.texts().get(unit);
    for (InlineElement element : source(unit).elements()) {
      if (element.refersToNote()) {
        text = text.replace("<x id=\"" + element.id() + "\"/>", "");
      }
    }
    return InlineNode.shown(nodes(unit, text));
  }

  /**
   * An image's node, which a block and an inline element share; a missing image is what a browser
   * would make of it, its text alternative.
   */
  Map<String, Object> image(int unit, String source, String alt) {
    boolean local = !source.startsWith("/") && !source.contains(":") && !source.contains("..");
    if (!local) {
      throw refused(unit, "an image is not in the article's folder");
    }
    Optional<String> address = images.address(source);
    if (address.isEmpty()) {
      return text(unit, alt);
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("src", address.get());
    attributes.put("alt", alt);
    return InlineNode.element("img", attributes, null);
  }

  /** Text that stays as the author wrote it, kept apart from the direction around it. */
  static Map<String, Object> verbatim(String name, Map<String, String> given, String literal) {
    Map<String, String> attributes = new LinkedHashMap<>(given);
    attributes.put("translate", "no");
    attributes.putIfAbsent("dir", "auto");
    return InlineNode.element(name, attributes, List.of(InlineNode.text(carried(-1, literal))));
  }

  private Map<String, Object> paired(
      int unit, InlineElement element, List<Map<String, Object>> children) {
    if (!InlineElement.PAIRED.contains(element.name()) || element.literal() != null) {
      throw refused(unit, "tag " + element.id() + " stands alone and is used as a pair");
    }
    return InlineNode.element(element.name(), attributes(unit, element), children);
  }

  private Map<String, Object> standalone(
      int unit, InlineElement element, Deque<InlineElement> around) {
    if (element.refersToNote()) {
      return footnote(unit, element, around);
    }
    if (!InlineElement.STANDALONE.contains(element.name())) {
      throw refused(unit, "tag " + element.id() + " is a pair and is used alone");
    }
    Map<String, String> attributes = attributes(unit, element);
    if (element.name().equals("img")) {
      Integer alt = element.textUnit();
      return image(
          unit, attributes.getOrDefault("src", ""), alt == null ? "" : plainOther(unit, alt));
    }
    if (element.name().equals("br") || element.name().equals("wbr")) {
      return InlineNode.element(element.name(), attributes, null);
    }
    String literal = element.literal();
    return verbatim(element.name(), attributes, literal == null ? "" : literal);
  }

  private Map<String, Object> footnote(
      int unit, InlineElement element, Deque<InlineElement> around) {
    if (!notes.leads(element)) {
      throw refused(unit, "tag " + element.id() + " refers to a footnote that is not there");
    }
    return around.stream().anyMatch(outer -> outer.name().equals("a"))
        ? FootnoteLinks.mark(element)
        : FootnoteLinks.link(unit, element);
  }

  private Map<String, String> attributes(int unit, InlineElement element) {
    Map<String, String> kept = new LinkedHashMap<>();
    new TreeMap<>(element.attributes())
        .forEach(
            (name, value) -> {
              boolean known =
                  switch (name) {
                    case "lang" -> value.matches("[A-Za-z0-9-]{0,35}");
                    case "dir" -> value.matches("ltr|rtl|auto");
                    case "href" -> element.name().equals("a") && safe(value);
                    case "src" -> element.name().equals("img");
                    default -> false;
                  };
              if (!known) {
                throw refused(unit, "tag " + element.id() + " may not have this " + name);
              }
              kept.put(name, carried(unit, value));
            });
    Integer tooltip = element.textUnit();
    if (tooltip != null && !element.name().equals("img")) {
      kept.put("title", plainOther(unit, tooltip));
    }
    return kept;
  }

  /** A text alternative is another unit; one that names itself would never end. */
  private String plainOther(int unit, int other) {
    if (!source(other).elements().isEmpty() || other == unit) {
      return InlineToken.plain(carried(other, document.texts().get(other)));
    }
    return plain(other);
  }

  /** Once more what ingest has checked: a link goes to the web, a mailbox, a phone or this site. */
  private static boolean safe(String address) {
    int colon = address.indexOf(':');
    boolean relative = colon < 0 || address.substring(0, colon).matches(".*[/?#].*");
    return (relative || address.matches("(?i)(https?|mailto|tel):.*"))
        && address.chars().noneMatch(c -> c <= ' ' || c == 0x7F);
  }

  private static Map<String, Object> text(int unit, String text) {
    return InlineNode.text(carried(unit, text));
  }

  /** The text, when HTML and UTF-8 can carry each of its characters. */
  private static String carried(int unit, String text) {
    text.codePoints()
        .filter(InlineTree::impossible)
        .findFirst()
        .ifPresent(
            c -> {
              throw refused(
                  unit, "it has the character U+%04X, which a page cannot hold".formatted(c));
            });
    return text;
  }

  private static boolean impossible(int c) {
    boolean control = Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
    boolean noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return control || noncharacter || Character.getType(c) == Character.SURROGATE;
  }

  private Unit source(int unit) {
    return document.revision().document().units().get(unit);
  }

  private static InlineElement element(int unit, Map<Integer, InlineElement> elements, int id) {
    InlineElement element = elements.get(id);
    if (element == null) {
      throw refused(unit, "its tag " + id + " is not in the source");
    }
    return element;
  }

  private static Refusal refused(int unit, String why) {
    return new Refusal(
        Refusal.Kind.INVALID,
        "cannot-render",
        (unit < 0 ? "Untranslated text of the article" : "Unit " + unit)
            + " cannot be published: "
            + why
            + ". Reopen the translation and correct the target, or correct the source.");
  }
}
