package org.interpres.translate.engine;

import java.util.Locale;

/** The names of settings in the environment, as messages tell them to people. */
public final class EngineSetting {

  private EngineSetting() {}

  /** As {@code INTERPRES_ENGINES_DEEPL_KEY_FILE} for {@code deepl} and {@code key-file}. */
  public static String variable(String engine, String setting) {
    return "INTERPRES_ENGINES_%s_%s"
        .formatted(engine, setting)
        .replace('-', '_')
        .toUpperCase(Locale.ROOT);
  }
}
