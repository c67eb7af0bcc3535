package org.interpres.translate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.interpres.article.Slug;
import org.interpres.quality.InvalidContent;
import org.interpres.quality.YamlNode;

/**
 * Which engines draft an article in a locale, in their order: the first rule of {@code
 * content/engine-choice.yaml} that fits, else those of the configuration. Immutable.
 */
final class EngineChoice {

  private static final String FILE = "content/engine-choice.yaml";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Set<String> FIELDS = Set.of("articles", "sources", "targets", "engines");

  /** Empty lists fit everything. */
  private record Rule(
      List<Pattern> articles,
      List<LocaleTag> sources,
      List<LocaleTag> targets,
      List<String> engines) {

    boolean fits(Slug article, LocaleTag source, LocaleTag target) {
      return (articles.isEmpty()
              || articles.stream().anyMatch(name -> name.matcher(article.value()).matches()))
          && fits(sources, source)
          && fits(targets, target);
    }

    private static boolean fits(List<LocaleTag> wanted, LocaleTag locale) {
      return wanted.isEmpty() || locale.fallbacks().stream().anyMatch(wanted::contains);
    }
  }

  private final List<Rule> rules;
  private final List<String> otherwise;

  private EngineChoice(List<Rule> rules, List<String> otherwise) {
    this.rules = List.copyOf(rules);
    this.otherwise = List.copyOf(otherwise);
  }

  /**
   * @param otherwise names with commas, as {@code interpres.engine} has them
   * @throws InvalidContent with file, line and reason
   */
  static EngineChoice load(Path content, String otherwise) {
    Path file = content.resolve("engine-choice.yaml");
    if (!Files.isRegularFile(file)) {
      return new EngineChoice(List.of(), names(otherwise));
    }
    try {
      return read(new ByteArrayInputStream(Files.readAllBytes(file)), otherwise);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static EngineChoice read(InputStream yaml, String otherwise) {
    YamlNode root = YamlNode.read(FILE, yaml);
    List<Rule> rules = new ArrayList<>();
    for (YamlNode item : root.required(root.mapping(Set.of("rules")), "rules").items()) {
      Map<String, YamlNode> fields = item.mapping(FIELDS);
      rules.add(
          new Rule(
              list(fields, "articles").stream().map(EngineChoice::glob).toList(),
              list(fields, "sources").stream().map(EngineChoice::locale).toList(),
              list(fields, "targets").stream().map(EngineChoice::locale).toList(),
              engines(item, fields)));
    }
    return new EngineChoice(rules, names(otherwise));
  }

  private static List<String> names(String list) {
    List<String> names = new ArrayList<>();
    for (String name : list.split(",")) {
      if (!NAME.matcher(name.strip()).matches()) {
        throw new IllegalArgumentException(
            "INTERPRES_ENGINE is a list of engines with commas, as deepl,openai; “%s” is none"
                .formatted(name.strip()));
      }
      names.add(name.strip());
    }
    return List.copyOf(new LinkedHashSet<>(names));
  }

  private static List<YamlNode> list(Map<String, YamlNode> fields, String name) {
    YamlNode node = fields.get(name);
    return node == null ? List.of() : node.items();
  }

  private static Pattern glob(YamlNode node) {
    String name = node.text();
    if (!name.matches("[a-z0-9*-]+")) {
      throw node.fault("an article's name has the characters a-z, 0-9 and -, and * for any");
    }
    return Pattern.compile(name.replace("*", ".*"));
  }

  private static LocaleTag locale(YamlNode node) {
    try {
      return LocaleTag.parse(node.text());
    } catch (InvalidName e) {
      throw node.fault(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> engines(YamlNode rule, Map<String, YamlNode> fields) {
    YamlNode node = rule.required(fields, "engines");
    List<String> names = new ArrayList<>();
    for (YamlNode item : node.items()) {
      if (!NAME.matcher(item.text()).matches() || names.contains(item.text())) {
        throw item.fault("each engine stands once, by its name in routes/engines");
      }
      names.add(item.text());
    }
    if (names.isEmpty()) {
      throw node.fault("a rule names one engine at least");
    }
    return names;
  }

  /** One at least, each once. */
  List<String> engines(Slug article, LocaleTag source, LocaleTag target) {
    return rules.stream()
        .filter(rule -> rule.fits(article, source, target))
        .map(Rule::engines)
        .findFirst()
        .orElse(otherwise);
  }

  /** Every engine that some article may be sent to, in alphabetical order. */
  Set<String> named() {
    Set<String> named = new TreeSet<>(otherwise);
    rules.forEach(rule -> named.addAll(rule.engines()));
    return named;
  }
}
