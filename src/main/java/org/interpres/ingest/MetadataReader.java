package org.interpres.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Reads YAML with the keys {@code title}, {@code description}, {@code locale}, {@code targets} and
 * {@code crisis}: front matter, and {@code article.yaml}. Data only: Jackson makes trees of
 * strings, no objects by tag, and does not expand aliases.
 */
final class MetadataReader {

  private static final int LIMIT = 20_000;

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final String name;
  private final int linesBefore;
  private final Warnings warnings;

  /**
   * @param name what messages call it: {@code front matter}
   * @param linesBefore lines of the file before the YAML
   */
  MetadataReader(String name, int linesBefore, Warnings warnings) {
    this.name = name;
    this.linesBefore = linesBefore;
    this.warnings = warnings;
  }

  /**
   * @throws Refusal INVALID {@code front-matter-broken} with its line, or {@code locale-unknown}
   */
  Metadata read(String yaml) {
    if (yaml.length() > LIMIT) {
      throw broken("is longer than %,d characters".formatted(LIMIT), 1);
    }
    JsonNode root;
    try {
      root = YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw broken("is not YAML", line);
    }
    if (root.isMissingNode() || root.isNull()) {
      return Metadata.NONE;
    }
    if (!root.isObject()) {
      throw broken("is not a list of “key: value” lines", 1);
    }
    root.fieldNames().forEachRemaining(this::warnOfUnknown);
    String locale = text(root, "locale");
    return new Metadata(
        text(root, "title"),
        text(root, "description"),
        locale == null ? null : locale(locale),
        targets(root.path("targets")),
        yesOrNo(root.path("crisis")));
  }

  private void warnOfUnknown(String key) {
    if (!Set.of("title", "description", "locale", "targets", "crisis").contains(key)) {
      warnings.add(
          Warning.Code.FRONT_MATTER_KEY_IGNORED,
          name + ": " + org.interpres.article.Excerpt.of(key));
    }
  }

  private @Nullable Boolean yesOrNo(JsonNode value) {
    return switch (value.isValueNode() ? value.asText() : "") {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> {
        if (!value.isMissingNode() && !value.isNull()) {
          throw broken("says neither true nor false as its “crisis”", 1);
        }
        yield null;
      }
    };
  }

  private @Nullable String text(JsonNode root, String key) {
    JsonNode value = root.path(key);
    if (value.isMissingNode()
        || value.isNull()
        || value.asText().isBlank() && value.isValueNode()) {
      return null;
    }
    if (!value.isValueNode()) {
      throw broken("has no single text as its “" + key + "”", 1);
    }
    return value.asText();
  }

  private Set<LocaleTag> targets(JsonNode value) {
    Set<LocaleTag> targets = new LinkedHashSet<>();
    if (value.isArray()) {
      value.forEach(item -> targets.add(locale(item.asText())));
    } else if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
      for (String item : value.asText().split(",", -1)) {
        targets.add(locale(item));
      }
    } else if (!value.isMissingNode() && !value.isNull() && !value.isValueNode()) {
      throw broken("has targets that are no list: write “targets: [es, fr]”", 1);
    }
    return targets;
  }

  private LocaleTag locale(String text) {
    try {
      return LocaleTag.parse(text);
    } catch (InvalidName e) {
      throw new Refusal(
          Refusal.Kind.INVALID, "locale-unknown", "In the " + name + ": " + e.getMessage());
    }
  }

  private Refusal broken(String what, int yamlLine) {
    int line = linesBefore + yamlLine;
    return new Refusal(
        Refusal.Kind.INVALID,
        "front-matter-broken",
        "The %s %s (line %d): write lines such as “title: …”, and quote text that has a colon."
            .formatted(name, what, line),
        Map.of("line", line));
  }
}
