package org.interpres.app.command;

import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;

/**
 * The locales that the command line names; what it leaves out is the file's to say.
 *
 * @param source null when the file says it
 * @param target null when the file says it
 */
record WantedLocales(@Nullable LocaleTag source, @Nullable LocaleTag target) {

  LocaleTag targetOr(LocaleTag ofFile) {
    return target == null ? ofFile : target;
  }
}
