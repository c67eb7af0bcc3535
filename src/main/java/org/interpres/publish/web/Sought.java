package org.interpres.publish.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interpres.article.Excerpt;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.publish.RecallSearch;
import org.springframework.web.util.UriUtils;

/**
 * What a person looks for on the page of recalls, as it was typed: it fills the form again, and
 * goes with a recall so that the page comes back to what was found.
 */
public record Sought(
    String text, String article, String revision, String engine, String model, String reviewer) {

  static Sought of(Map<String, String> sent) {
    return new Sought(
        sent.getOrDefault("text", ""),
        sent.getOrDefault("article", ""),
        sent.getOrDefault("revision", ""),
        sent.getOrDefault("engine", ""),
        sent.getOrDefault("model", ""),
        sent.getOrDefault("reviewer", ""));
  }

  /** Its fields by name, without the empty ones. */
  public Map<String, String> getFields() {
    return Stream.of(
            Map.entry("text", text),
            Map.entry("article", article),
            Map.entry("revision", revision),
            Map.entry("engine", engine),
            Map.entry("model", model),
            Map.entry("reviewer", reviewer))
        .filter(field -> !field.getValue().isBlank())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The address that shows what is found. */
  String page() {
    return getFields().entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + UriUtils.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", RecallPageController.PAGE + "?", ""));
  }

  /**
   * @throws Refusal INVALID {@code search-required} where it asks for nothing, or for the revision
   *     of no article
   */
  RecallSearch.Query query() {
    return new RecallSearch.Query(article, text, engine, model, reviewer, number());
  }

  private int number() {
    if (revision.isBlank()) {
      return 0;
    }
    try {
      int number = Integer.parseInt(revision.strip());
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Said below.
    }
    throw new Refusal(
        Refusal.Kind.INVALID,
        "unknown-revision",
        Phrase.of("refused.no-revision", Excerpt.of(revision)));
  }
}
