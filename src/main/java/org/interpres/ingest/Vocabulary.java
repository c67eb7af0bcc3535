package org.interpres.ingest;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.interpres.article.InlineElement;
import org.jsoup.nodes.Element;

/** What HTML's elements mean to an article. An element named nowhere here is as its content. */
final class Vocabulary {

  /** Elements that stand on lines of their own. */
  static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "caption",
          "center",
          "dd",
          "details",
          "dialog",
          "dir",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hgroup",
          "hr",
          "legend",
          "li",
          "main",
          "menu",
          "nav",
          "ol",
          "p",
          "pre",
          "search",
          "section",
          "summary",
          "table",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "tr",
          "ul",
          "xmp",
          "listing",
          "plaintext");

  static final Set<String> SCRIPTS = Set.of("script", "noscript", "template");

  static final Set<String> STYLES = Set.of("style", "link");

  static final Set<String> EMBEDDED =
      Set.of(
          "iframe",
          "frame",
          "frameset",
          "noframes",
          "object",
          "embed",
          "applet",
          "param",
          "audio",
          "video",
          "source",
          "track",
          "canvas",
          "svg",
          "map",
          "area",
          "portal",
          "noembed");

  static final Set<String> CONTROLS =
      Set.of(
          "input",
          "button",
          "select",
          "textarea",
          "datalist",
          "option",
          "optgroup",
          "output",
          "progress",
          "meter",
          "keygen",
          "isindex");

  static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

  static final Set<String> LISTS = Set.of("ul", "ol", "menu", "dir");

  /** Text whose lines stand as they are. */
  static final Set<String> VERBATIM = Set.of("pre", "xmp", "listing", "plaintext");

  /** Never translated; set as they stand. */
  static final Set<String> LITERAL = Set.of("code", "kbd", "samp", "var", "tt", "math");

  private static final Map<String, String> MODERN =
      Map.of(
          "strike", "s", "acronym", "abbr", "tt", "code", "math", "span", "bdo", "span", "bdi",
          "span");

  private Vocabulary() {}

  /** The name that an {@link InlineElement} has for it; some are not among its names. */
  static String modern(Element element) {
    return MODERN.getOrDefault(element.normalName(), element.normalName());
  }

  static boolean block(Element element) {
    return BLOCKS.contains(element.normalName());
  }

  static boolean untranslated(Element element) {
    return element.attr("translate").strip().toLowerCase(Locale.ROOT).equals("no")
        || element.hasClass("notranslate");
  }
}
