package org.interpres.identity.web;

import org.interpres.article.LocaleTag;

/**
 * A locale as a page shows it.
 *
 * @param tag for the attribute {@code lang}
 * @param dir for the attribute {@code dir}
 * @param name in English
 */
public record Language(String tag, String dir, String name) {

  public static Language of(LocaleTag locale) {
    return new Language(locale.value(), locale.direction(), locale.nameInEnglish());
  }
}
