package org.interpres.translate.engine.deepl;

import java.util.Locale;
import java.util.Map;
import org.interpres.article.LocaleTag;
import org.interpres.translate.engine.EngineOptions;
import org.interpres.translate.engine.VendorLocale;

/** DeepL's codes of languages, in lower and upper case as it writes them for texts. */
final class DeepLLanguages {

  /** As a source, a language has no variants. */
  private static final VendorLocale SOURCE = new VendorLocale(Map.of("no", "nb"));

  /** The targets that have variants; a bare {@code en} or {@code pt} is deprecated. */
  private static final VendorLocale TARGET =
      new VendorLocale(
          Map.of(
              "no", "nb",
              "en", "en-GB",
              "en-US", "en-US",
              "pt", "pt-PT",
              "pt-BR", "pt-BR",
              "zh-Hans", "zh-Hans",
              "zh-Hant", "zh-Hant"));

  private DeepLLanguages() {}

  static String source(EngineOptions options, LocaleTag locale) {
    return SOURCE.of(options, locale).toUpperCase(Locale.ROOT);
  }

  static String target(EngineOptions options, LocaleTag locale) {
    return TARGET.of(options, locale).toUpperCase(Locale.ROOT);
  }

  /** Without its variant, in lower case, as glossaries have it. */
  static String base(String code) {
    int variant = code.indexOf('-');
    return (variant < 0 ? code : code.substring(0, variant)).toLowerCase(Locale.ROOT);
  }
}
