package org.interpres.translate.engine;

import com.ibm.icu.util.ULocale;
import java.util.Map;
import org.interpres.article.LocaleTag;

/**
 * Finds a vendor's code for a locale. Vendors know few variants: most locales are their language,
 * and the rest is a list.
 */
public final class VendorLocale {

  private final Map<String, String> variants;

  /**
   * @param variants the vendor's codes by {@code language}, {@code language-Script} or {@code
   *     language-REGION}; a language that is not in it is its own code
   */
  public VendorLocale(Map<String, String> variants) {
    this.variants = Map.copyOf(variants);
  }

  /** The code that the configuration gives, or else the vendor's. */
  public String of(EngineOptions options, LocaleTag locale) {
    String configured = options.codeOf(locale);
    if (!configured.isEmpty()) {
      return configured;
    }
    ULocale likely = ULocale.addLikelySubtags(locale.icu());
    String language = locale.language();
    String own = variants.getOrDefault(language, language);
    String byScript = variants.getOrDefault(language + "-" + likely.getScript(), own);
    return variants.getOrDefault(language + "-" + likely.getCountry(), byScript);
  }
}
