package org.interpres.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages' words: every language has each of them, and no template says anything else. */
class MessagesTest {

  private static final Path TEMPLATES = Path.of("src/main/resources/templates");

  /** What readers of publications see has words of its own, in their languages. */
  private static final Set<String> NOT_OURS = Set.of("publication");

  private static final Pattern SAID =
      Pattern.compile("msg\\([\"']([a-z-]+\\.[^\"']*)[\"'](\\s*\\+)?");
  private static final Pattern PHRASE = Pattern.compile("Phrase\\.of\\(\\s*\"([^\"]+)\"(\\s*\\+)?");

  /** What somebody has named begins so; its key goes on with the name. */
  private static final Pattern NAME = Pattern.compile("\\bName(?:\\.of)?\\(\\s*\"([^\"]+)\"");

  private static final Pattern KNOWN = Pattern.compile("ui\\.knows\\(\"([^\"]+)\"(\\s*\\+)?");

  @Test
  void each_language_has_the_same_keys() {
    Set<String> english = Messages.in(PageLanguage.EN).keys();

    assertThat(english).hasSizeGreaterThan(200);
    for (PageLanguage language : PageLanguage.values()) {
      assertThat(Messages.in(language).keys()).as(language.tag()).isEqualTo(english);
    }
  }

  @Test
  void each_message_takes_the_same_arguments_in_each_language() {
    for (String key : Messages.in(PageLanguage.EN).keys()) {
      Set<String> wanted = arguments(PageLanguage.EN, key);
      for (PageLanguage language : PageLanguage.values()) {
        assertThat(arguments(language, key)).as("%s in %s", key, language).isEqualTo(wanted);
      }
    }
  }

  private static Set<String> arguments(PageLanguage language, String key) {
    return new TreeSet<>(
        new MessageFormat(Messages.in(language).pattern(key), language.locale())
            .getArgumentNames());
  }

  @Test
  void no_message_is_left_in_english() {
    Messages english = Messages.in(PageLanguage.EN);
    Pattern sentence = Pattern.compile("\\p{L}{3,} \\p{L}{2,} \\p{L}{2,}");
    for (PageLanguage language : List.of(PageLanguage.ES, PageLanguage.AR)) {
      assertThat(
              english.keys().stream().filter(key -> sentence.matcher(english.pattern(key)).find()))
          .as(language.tag())
          .allSatisfy(
              key ->
                  assertThat(Messages.in(language).pattern(key))
                      .as(key)
                      .isNotEqualTo(english.pattern(key)));
    }
    assertThat(Messages.in(PageLanguage.AR).keys())
        .filteredOn(key -> english.pattern(key).length() > 12)
        .allSatisfy(
            key ->
                assertThat(Messages.in(PageLanguage.AR).pattern(key))
                    .matches("(?s).*\\p{IsArabic}.*"));
  }

  @Test
  void what_templates_and_pages_say_is_in_the_bundles() {
    Set<String> keys = Messages.in(PageLanguage.EN).keys();
    List<String> missing = new ArrayList<>();
    for (Path file : sources()) {
      String text = read(file);
      Stream.of(SAID, PHRASE, KNOWN)
          .flatMap(pattern -> pattern.matcher(text).results())
          .filter(said -> !known(keys, said))
          .forEach(said -> missing.add(file + ": " + said.group(1)));
      NAME.matcher(text)
          .results()
          .filter(named -> keys.stream().noneMatch(key -> key.startsWith(named.group(1))))
          .forEach(named -> missing.add(file + ": " + named.group(1)));
    }
    assertThat(missing).isEmpty();
  }

  /** A key that goes on with a variable has at least one that begins so. */
  private static boolean known(Set<String> keys, MatchResult said) {
    return said.group(2) == null
        ? keys.contains(said.group(1))
        : keys.stream().anyMatch(key -> key.startsWith(said.group(1)));
  }

  @Test
  void no_message_is_left_over() {
    String all = sources().stream().map(MessagesTest::read).collect(Collectors.joining("\n"));
    Set<String> prefixes =
        Stream.of(SAID, PHRASE, KNOWN)
            .flatMap(pattern -> pattern.matcher(all).results())
            .filter(said -> said.group(2) != null)
            .map(said -> said.group(1))
            .collect(Collectors.toSet());
    prefixes.addAll(Set.of("origin.", "step."));
    NAME.matcher(all).results().forEach(named -> prefixes.add(named.group(1)));

    assertThat(Messages.in(PageLanguage.EN).keys())
        .filteredOn(
            key ->
                !all.contains("\"" + key + "\"")
                    && !all.contains("'" + key + "'")
                    && prefixes.stream().noneMatch(key::startsWith))
        .isEmpty();
  }

  @Test
  void no_template_has_words_of_its_own() {
    List<String> found = new ArrayList<>();
    for (Path file : templates()) {
      String text = visible(read(file));
      Pattern.compile("\\p{L}{2,}")
          .matcher(text)
          .results()
          .map(MatchResult::group)
          .filter(word -> !NAMES.contains(word))
          .forEach(word -> found.add(TEMPLATES.relativize(file) + ": " + word));
    }
    assertThat(found).isEmpty();
  }

  /** Names of things, the same in every language. */
  private static final Set<String> NAMES =
      Set.of(
          "Interpres",
          "JSON",
          "API",
          "SHA",
          "Markdown",
          "HTML",
          "Authorization",
          "Bearer",
          "Ctrl",
          "Enter",
          "Alt",
          "Esc",
          "Shift");

  /** What a reader sees, the attributes that are read to one, and words given to macros. */
  private static String visible(String template) {
    StringBuilder markup = new StringBuilder();
    StringBuilder seen = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      if (template.startsWith("<#--", at)) {
        at = template.indexOf("-->", at) + 3;
      } else if (template.startsWith("${", at)) {
        at = end(template, at + 2, '}');
      } else if (template
          .substring(at, Math.min(at + 3, template.length()))
          .matches("(?s)</?[#@].*")) {
        int end = end(template, at + 1, '>');
        GIVEN
            .matcher(template.substring(at, end))
            .results()
            .forEach(m -> seen.append(m.group(1)).append(' '));
        at = end;
      } else {
        markup.append(template.charAt(at++));
      }
    }
    READ.matcher(markup).results().forEach(m -> seen.append(m.group(1)).append(' '));
    return seen
        + markup
            .toString()
            .replaceAll("(?s)<(head|code|kbd)>.*?</\\1>", " ")
            .replaceAll("(?s)<[^>]*>", " ")
            // A macro writes attributes into a tag of another one.
            .replaceAll("[a-z-]+=\"[^\"]*\"", " ")
            .replaceAll("&\\w+;", " ");
  }

  private static final Pattern GIVEN = Pattern.compile("\\b(?:label|hint|title|words)=\"([^\"$]*)");

  private static final Pattern READ =
      Pattern.compile("\\b(?:aria-label|title|placeholder|alt|data-label)=\"([^\"]*)\"");

  /** Behind the character that ends an expression or a directive, texts and brackets skipped. */
  private static int end(String template, int from, char last) {
    int depth = 0;
    for (int at = from; at < template.length(); at++) {
      char c = template.charAt(at);
      if (c == '"' || c == '\'') {
        at = template.indexOf(c, at + 1);
      } else if (depth == 0 && c == last) {
        return at + 1;
      } else if ("({[".indexOf(c) >= 0) {
        depth++;
      } else if (")}]".indexOf(c) >= 0) {
        depth--;
      }
    }
    throw new AssertionError("an expression has no end: " + template.substring(from, from + 40));
  }

  private static List<Path> templates() {
    return files(TEMPLATES, ".ftlh").stream()
        .filter(file -> !NOT_OURS.contains(TEMPLATES.relativize(file).getName(0).toString()))
        .toList();
  }

  private static List<Path> sources() {
    List<Path> sources = new ArrayList<>(templates());
    sources.addAll(files(Path.of("src/main/java"), ".java"));
    return sources;
  }

  private static List<Path> files(Path folder, String extension) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(extension)).sorted().toList();
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

  @Test
  void arabic_counts_in_six_ways() {
    Messages arabic = Messages.in(PageLanguage.AR);

    assertThat(Stream.of(1, 2, 3, 11, 100).map(n -> arabic.say("age.days", n)))
        .containsExactly("يوم واحد", "يومان", "3 أيام", "11 يومًا", "100 يوم");
  }

  @Test
  void a_latin_name_in_arabic_keeps_the_marks_around_it_where_they_belong() {
    assertThat(Messages.in(PageLanguage.AR).say("bench.sent-back", "linguist"))
        .isEqualTo("أعاده \u2068linguist\u2069");
  }
}
