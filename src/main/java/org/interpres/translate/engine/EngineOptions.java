package org.interpres.translate.engine;

import java.util.Map;
import org.interpres.article.LocaleTag;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an engine is to translate: a part of {@code interpres.engines.<name>}. Each engine takes
 * those that its API knows; empty is the vendor's default.
 *
 * @param url where its API is
 * @param project the vendor's name of the account's project (Google)
 * @param model the vendor's name of a model, or of a category of models (Azure)
 * @param formality as the vendor names it
 * @param temperature of a language model; empty for one that takes none
 * @param glossary the vendor's id of a glossary that it keeps, for locales without one of their own
 * @param glossaries such ids by target locale
 * @param locales the vendor's code for a locale, where it is not the usual one
 */
public record EngineOptions(
    @DefaultValue("") String url,
    @DefaultValue("") String project,
    @DefaultValue("") String model,
    @DefaultValue("") String formality,
    @DefaultValue("") String temperature,
    @DefaultValue("") String glossary,
    Map<String, String> glossaries,
    Map<String, String> locales) {

  static final EngineOptions NONE = new EngineOptions("", "", "", "", "", "", Map.of(), Map.of());

  @SuppressWarnings("NullAway") // an absent map is bound as null
  public EngineOptions {
    glossaries = glossaries == null ? Map.of() : Map.copyOf(glossaries);
    locales = locales == null ? Map.of() : Map.copyOf(locales);
  }

  /** The vendor's glossary for a target locale; empty where there is none. */
  public String glossaryFor(LocaleTag target) {
    return glossaries.getOrDefault(target.value(), glossary);
  }

  /** The vendor's code of a locale that the configuration gives; empty where it gives none. */
  public String codeOf(LocaleTag locale) {
    return locales.getOrDefault(locale.value(), "");
  }

  Map<String, String> needed() {
    return Map.of("url", url, "project", project, "model", model);
  }
}
