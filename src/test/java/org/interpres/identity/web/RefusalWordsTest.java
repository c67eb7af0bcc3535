package org.interpres.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever the server refuses, a page can say it in its own language: by a phrase that the refusal
 * carries, or by the words of its code.
 */
class RefusalWordsTest {

  private static final Path SOURCES = Path.of("src/main/java/org/interpres");

  /** Where a refusal or a problem is made; its arguments follow. */
  private static final Pattern MADE =
      Pattern.compile(
          "new Refusal\\(|Problem\\.of\\(|new Problem\\(|\\b(?:challenge|refusal|forbidden|refused)\\(");

  private static final Pattern CODE = Pattern.compile("\"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\"");

  /** Codes of one word look like any other word: a refusal's second argument, a problem's too. */
  private static final Pattern SECOND =
      Pattern.compile("^\\s*(?:[\\w.]*Kind\\.[A-Z_]+|\\d{3}),\\s*\"([a-z][a-z0-9-]*)\"");

  /** A phrase that is made, or handed on in a variable of this name. */
  private static final Pattern SAYS = Pattern.compile("Phrase\\.of\\(|\\bsays\\b|\\.says\\(\\)");

  /** Codes without a phrase, by the file and what is written there. */
  private static Map<String, String> unspoken() {
    Map<String, String> codes = new TreeMap<>();
    for (Path file : sources()) {
      String text = read(file);
      for (Matcher made = MADE.matcher(text); made.find(); ) {
        String arguments = arguments(text, made.end());
        if (!SAYS.matcher(arguments.replaceAll("\"[^\"]*\"", "")).find()) {
          String where = SOURCES.relativize(file).toString();
          codes(arguments).forEach(code -> codes.put(code, where));
        }
      }
    }
    return codes;
  }

  private static Set<String> codes(String arguments) {
    Set<String> codes = new TreeSet<>();
    Matcher second = SECOND.matcher(arguments);
    if (second.find()) {
      codes.add(second.group(1));
    } else {
      CODE.matcher(arguments).results().forEach(found -> codes.add(found.group(1)));
    }
    return codes;
  }

  @Test
  void every_refusal_has_words_in_each_language() {
    Map<String, String> unspoken = unspoken();
    List<String> missing = new ArrayList<>();
    for (PageLanguage language : PageLanguage.values()) {
      unspoken.forEach(
          (code, where) -> {
            if (!Messages.in(language).knows("refusal." + code)) {
              missing.add(language.tag() + ": refusal." + code + ", of " + where);
            }
          });
    }

    assertThat(unspoken).hasSizeGreaterThan(60).containsKeys("front-matter-broken", "forbidden");
    assertThat(missing).isEmpty();
  }

  @Test
  void no_words_are_kept_for_a_code_that_nothing_has() {
    String all = String.join("\n", sources().stream().map(RefusalWordsTest::read).toList());

    assertThat(Messages.in(PageLanguage.EN).keys())
        .filteredOn(key -> key.startsWith("refusal.") && !key.startsWith("refusal.at."))
        .extracting(key -> key.substring("refusal.".length()))
        .filteredOn(code -> !all.contains("\"" + code + "\""))
        .isEmpty();
  }

  private static List<Path> sources() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Up to the bracket that closes the call, texts skipped. */
  private static String arguments(String text, int from) {
    int depth = 1;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at = closing(text, at);
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return text.substring(from, at);
      }
    }
    throw new AssertionError("a call has no end: " + text.substring(from, from + 40));
  }

  private static int closing(String text, int opening) {
    int at = opening + 1;
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
