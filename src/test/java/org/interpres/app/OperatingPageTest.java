package org.interpres.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.io.ClassPathResource;

/** The table of settings in docs/operating.md has what the program has, and nothing else. */
class OperatingPageTest {

  /** The database is asked for by name; the budgets' map is empty, and so Spring lists no name. */
  private static final Set<String> WITHOUT_AN_ENTRY =
      Set.of("INTERPRES_DB_URL", "INTERPRES_DB_USER", "INTERPRES_DB_PASSWORD", "INTERPRES_BUDGETS");

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([A-Z][A-Z0-9_<>]+)` \\| ((?:[^|\\\\]|\\\\.)*) ?\\|.*$");

  @Test
  void each_setting_is_in_the_table_and_no_other() throws IOException {
    Set<String> expected = new TreeSet<>(WITHOUT_AN_ENTRY);
    for (String name : properties()) {
      if (name.startsWith("interpres.")) {
        expected.add(environmentName(name));
      }
    }
    Matcher placeholder =
        Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)")
            .matcher(Files.readString(Path.of("src/main/resources/application.yaml")));
    while (placeholder.find()) {
      expected.add(placeholder.group(1));
    }

    assertThat(table().keySet()).isEqualTo(expected);
  }

  @Test
  void each_default_is_the_programs() throws IOException {
    MutablePropertySources sources = new MutablePropertySources();
    sources.addLast(yaml());
    PropertySourcesPropertyResolver settings = new PropertySourcesPropertyResolver(sources);
    Map<String, String> defaults = new TreeMap<>();
    for (String name : properties()) {
      if (name.startsWith("interpres.")) {
        defaults.put(environmentName(name), settings.getProperty(name, ""));
      }
    }

    assertThat(defaults).hasSizeGreaterThan(30);
    Map<String, String> table = table();
    defaults.forEach(
        (name, value) ->
            assertThat(table.get(name))
                .as(name)
                .isEqualTo(value.contains("unset.invalid") ? "" : value));
  }

  /** Names with their defaults; {@code INTERPRES_BUDGETS_<ENGINE>} is one setting. */
  private static Map<String, String> table() throws IOException {
    String page = Files.readString(Path.of("docs/operating.md"));
    return ROW.matcher(page)
        .results()
        .collect(
            Collectors.toMap(
                row -> row.group(1).replace("_<ENGINE>", ""),
                row -> row.group(2).strip().replace("`", ""),
                (one, other) -> {
                  throw new IllegalStateException("a name is in the table twice");
                },
                TreeMap::new));
  }

  private static List<String> properties() throws IOException {
    return Arrays.asList(((EnumerablePropertySource<?>) yaml()).getPropertyNames());
  }

  private static PropertySource<?> yaml() throws IOException {
    return new YamlPropertySourceLoader()
        .load("application", new ClassPathResource("application.yaml"))
        .get(0);
  }

  private static String environmentName(String property) {
    return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }
}
