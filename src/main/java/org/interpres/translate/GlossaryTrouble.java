package org.interpres.translate;

import java.util.Locale;
import org.interpres.translate.engine.EngineFault;

/** Why a vendor has no glossary of ours, and what a person can do about it. */
final class GlossaryTrouble {

  static final String LOST =
      "The vendor did not know it when it was used: somebody has removed it there. It is made"
          + " anew.";

  private GlossaryTrouble() {}

  static String refused(String why) {
    return why
        + ". Sentences go without it; terms that must stay are protected, and the checks find the"
        + " others. List another engine for this pair if its terms matter.";
  }

  static String words(EngineFault fault) {
    return "%s. Sentences go without it. %s".formatted(fault.getMessage(), toDo(fault));
  }

  private static String toDo(EngineFault fault) {
    String setting =
        "INTERPRES_ENGINES_%s_GLOSSARY"
            .formatted(fault.engine().replace('-', '_').toUpperCase(Locale.ROOT));
    if (fault instanceof EngineFault.QuotaExhausted) {
      return "Remove glossaries there that nobody uses, or name one of yours in %s."
          .formatted(setting);
    }
    if (fault instanceof EngineFault.Forbidden) {
      return "Allow the key to list, make and remove glossaries, or name one of yours in %s."
          .formatted(setting);
    }
    return fault.transientFault()
        ? "It is tried again by itself."
        : "Look at the terms of this pair, or name a glossary of yours in %s.".formatted(setting);
  }
}
