package org.interpres.quality;

import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;

/**
 * What a team makes of each check: {@code content/quality.yaml}. A check that the file leaves out
 * is on, as it is built. Immutable.
 */
final class QualitySettings {

  /** Tags are how a translation joins back to its document: nobody can do without. */
  private static final Set<String> ALWAYS_CRITICAL = Set.of("TAG");

  private static final String AS_FOUND = "as-found";
  private static final String OFF = "off";

  /**
   * @param severity that of every finding, null for the one that the check gives
   * @param locales where the check is on, empty for everywhere
   * @param except where it is not
   */
  private record Setting(
      boolean off, @Nullable Severity severity, Set<LocaleTag> locales, Set<LocaleTag> except) {

    boolean appliesTo(List<LocaleTag> target) {
      boolean wanted = locales.isEmpty() || target.stream().anyMatch(locales::contains);
      return !off && wanted && target.stream().noneMatch(except::contains);
    }
  }

  private final Map<String, Setting> byCheck = new HashMap<>();

  private QualitySettings() {}

  /**
   * @param known the ids of all checks
   * @throws InvalidContent with file, line and reason
   */
  static QualitySettings read(String file, InputStream bytes, Set<String> known) {
    QualitySettings settings = new QualitySettings();
    YamlNode root = YamlNode.read(file, bytes);
    YamlNode checks = root.required(root.mapping(Set.of("checks")), "checks");
    checks.mapping(known).forEach((check, node) -> settings.byCheck.put(check, of(check, node)));
    return settings;
  }

  private static Setting of(String check, YamlNode node) {
    Map<String, YamlNode> entries = node.mapping(Set.of("severity", "locales", "except"));
    YamlNode severity = node.required(entries, "severity");
    String value = severity.text();
    boolean kept = value.equals(AS_FOUND) || value.equals(Severity.CRITICAL.label());
    if (ALWAYS_CRITICAL.contains(check) && (!kept || entries.size() > 1)) {
      throw severity.fault("the check " + check + " is critical in every locale and stays so");
    }
    return new Setting(
        value.equals(OFF),
        severity(value, severity),
        locales(entries.get("locales")),
        locales(entries.get("except")));
  }

  private static @Nullable Severity severity(String value, YamlNode node) {
    if (value.equals(OFF) || value.equals(AS_FOUND)) {
      return null;
    }
    try {
      return Severity.valueOf(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw node.fault("the severity is as-found, critical, major, minor or off");
    }
  }

  private static Set<LocaleTag> locales(@Nullable YamlNode node) {
    Set<LocaleTag> locales = new HashSet<>();
    for (YamlNode item : node == null ? List.<YamlNode>of() : node.items()) {
      try {
        locales.add(LocaleTag.parse(item.text()));
      } catch (InvalidName e) {
        throw item.fault(String.valueOf(e.getMessage()));
      }
    }
    return locales;
  }

  /**
   * Whether {@code check} is on for texts of a locale.
   *
   * @param tags the locale and the more general ones that read the same
   */
  boolean on(String check, List<LocaleTag> tags) {
    Setting setting = byCheck.get(check);
    return setting == null || setting.appliesTo(tags);
  }

  /** The severity of a finding of {@code check} that gave {@code found}. */
  Severity severity(String check, Severity found) {
    Setting setting = byCheck.get(check);
    Severity changed = setting == null ? null : setting.severity();
    return changed == null ? found : changed;
  }
}
