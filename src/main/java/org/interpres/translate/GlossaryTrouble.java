package org.interpres.translate;

import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.EngineSetting;

/** Why a vendor has no glossary of ours, and what a person can do about it. */
final class GlossaryTrouble {

  static final String LOST =
      "The vendor did not know it when it was used: somebody has removed it there. It is made"
          + " anew.";

  static final String PENDING =
      "The vendor is making it, which may take minutes. Sentences go without it until it is there.";

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
    String setting = EngineSetting.variable(fault.engine(), "glossary");
    if (fault instanceof EngineFault.GlossaryBarred barred) {
      return barred.toDo();
    }
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
