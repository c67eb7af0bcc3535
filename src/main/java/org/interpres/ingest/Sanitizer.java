package org.interpres.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.interpres.article.Excerpt;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/**
 * Takes out of a parsed page what no article may have, and warns of each. What is left is safe by
 * construction once more: {@link BlockReader} keeps only the elements and attributes that it knows.
 *
 * <p>Comments go silently. Not thread-safe.
 */
final class Sanitizer implements NodeFilter {

  /** Names the line of the source on an element that Markdown became. */
  static final String LINE_ATTRIBUTE = "data-source-line";

  /** Starts a comment that names the line of a piece of HTML in Markdown. */
  static final String LINE_COMMENT = "source-line:";

  private static final Pattern HIDING =
      Pattern.compile("(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)");

  private final Warnings warnings;
  private final Removals removals = new Removals();
  private int line;

  private Sanitizer(Warnings warnings) {
    this.warnings = warnings;
  }

  static void sanitize(Document page, Warnings warnings) {
    Sanitizer sanitizer = new Sanitizer(warnings);
    NodeTraversor.filter(sanitizer, page);
    sanitizer.removals.apply();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof Comment comment) {
      if (comment.getData().startsWith(LINE_COMMENT)) {
        line(comment.getData().substring(LINE_COMMENT.length()));
      }
      return remove(comment);
    }
    return node instanceof Element element ? element(element) : FilterResult.CONTINUE;
  }

  private FilterResult element(Element element) {
    if (element.hasAttr(LINE_ATTRIBUTE)) {
      line(element.attr(LINE_ATTRIBUTE));
    }
    String name = element.normalName();
    if (Vocabulary.SCRIPTS.contains(name)) {
      return removed(Warning.Code.SCRIPT_REMOVED, element);
    }
    if (name.equals("style")
        || (name.equals("link") && element.attr("rel").contains("stylesheet"))) {
      return removed(Warning.Code.STYLE_REMOVED, element);
    }
    if (Vocabulary.EMBEDDED.contains(name)) {
      return removed(Warning.Code.EMBEDDED_REMOVED, element);
    }
    if (Vocabulary.CONTROLS.contains(name)) {
      return removed(Warning.Code.FORM_REMOVED, element);
    }
    if (hidden(element)) {
      return removed(Warning.Code.HIDDEN_REMOVED, element);
    }
    if (name.equals("form")) {
      warnings.add(Warning.Code.FORM_REMOVED, place(element));
    }
    return attributes(element);
  }

  private FilterResult attributes(Element element) {
    String place = place(element);
    List<String> dropped = new ArrayList<>();
    for (Attribute attribute : element.attributes()) {
      String key = attribute.getKey().toLowerCase(Locale.ROOT);
      if (key.startsWith("on")) {
        warnings.add(Warning.Code.EVENT_HANDLER_REMOVED, place + " " + Excerpt.of(key));
        dropped.add(attribute.getKey());
      } else if (key.equals("style")) {
        warnings.add(Warning.Code.STYLE_REMOVED, place);
        dropped.add(attribute.getKey());
      }
    }
    dropped.forEach(element::removeAttr);
    if (element.normalName().equals("img")) {
      return image(element, place);
    }
    if (element.hasAttr("href")) {
      link(element, place);
    }
    return FilterResult.CONTINUE;
  }

  private void link(Element element, String place) {
    String written = element.attr("href");
    Optional<String> address = Addresses.link(written);
    if (address.isPresent()) {
      element.attr("href", address.get());
      return;
    }
    element.removeAttr("href");
    if (element.normalName().equals("a") && !written.isBlank()) {
      warnings.add(Warning.Code.LINK_REMOVED, place + " to " + Excerpt.of(written));
    }
  }

  private FilterResult image(Element element, String place) {
    String written = element.attr("src");
    Optional<String> path = Addresses.image(written);
    if (path.isEmpty()) {
      warnings.add(Warning.Code.IMAGE_REMOVED, place + " " + Excerpt.of(written));
      return remove(element);
    }
    element.attr("src", path.get());
    return FilterResult.CONTINUE;
  }

  private static boolean hidden(Element element) {
    return element.hasAttr("hidden")
        || HIDING.matcher(element.attr("style").toLowerCase(Locale.ROOT)).find();
  }

  private FilterResult removed(Warning.Code code, Element element) {
    warnings.add(code, place(element));
    return remove(element);
  }

  private FilterResult remove(Node node) {
    removals.add(node);
    return FilterResult.SKIP_ENTIRELY;
  }

  private String place(Element element) {
    int known =
        line > 0 || !element.sourceRange().isTracked()
            ? line
            : element.sourceRange().start().lineNumber();
    String name = "<" + Excerpt.of(element.normalName()) + ">";
    return known > 0 ? "line " + known + ": " + name : name;
  }

  private void line(String written) {
    try {
      line = Integer.parseInt(written);
    } catch (NumberFormatException e) {
      // The author's own attribute or comment of the same name: no line of ours.
      line = 0;
    }
  }
}
