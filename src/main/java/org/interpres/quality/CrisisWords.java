package org.interpres.quality;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;

/** The words of {@code content/crisis-notice.yaml}, by locale. */
final class CrisisWords {

  private static final LocaleTag ENGLISH = new LocaleTag("en");

  /** In the words of a locale; {@code line} stands before the line's number. */
  record Words(LocaleTag locale, String title, String text, String line) {}

  private final Map<String, Words> byLocale;

  private CrisisWords(Map<String, Words> byLocale) {
    this.byLocale = Map.copyOf(byLocale);
  }

  /**
   * @throws InvalidContent with file, line and reason
   */
  static CrisisWords read(String file, InputStream bytes) {
    YamlNode root = YamlNode.read(file, bytes);
    Map<String, Words> byLocale = new HashMap<>();
    for (YamlNode item : root.required(root.mapping(Set.of("words")), "words").items()) {
      Map<String, YamlNode> entries = item.mapping(Set.of("locale", "title", "text", "line"));
      Words words =
          new Words(
              locale(item.required(entries, "locale")),
              line(item.required(entries, "title")),
              line(item.required(entries, "text")),
              line(item.required(entries, "line")));
      if (byLocale.put(words.locale().value(), words) != null) {
        throw item.fault("“" + words.locale() + "” is there twice");
      }
    }
    if (!byLocale.containsKey(ENGLISH.value())) {
      throw root.fault("words in English are wanted, for pages in a language without any");
    }
    return new CrisisWords(byLocale);
  }

  private static LocaleTag locale(YamlNode node) {
    try {
      return LocaleTag.parse(node.text());
    } catch (InvalidName e) {
      throw node.fault("“" + node.text() + "” is not a locale such as es or zh-Hans");
    }
  }

  private static String line(YamlNode node) {
    return node.text().replaceAll("\\s+", " ");
  }

  /** By tag, then by language and script, then by language in the same script, then English. */
  Words in(LocaleTag page) {
    for (String tag :
        List.of(page.value(), page.language() + "-" + page.script(), page.language())) {
      Words words = byLocale.get(tag);
      if (words != null && words.locale().script().equals(page.script())) {
        return words;
      }
    }
    return java.util.Objects.requireNonNull(byLocale.get(ENGLISH.value()));
  }
}
