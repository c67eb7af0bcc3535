package org.interpres.article;

/**
 * Words that nobody takes for a translation: they stand where there is none, and say why. A person
 * must replace them; no waiver lets them out.
 */
public final class Placeholder {

  private static final String BEGIN = "⟦ NOT TRANSLATED · ";
  private static final String END = " ⟧";
  private static final String WITHHELD = "not sent to an engine: ";

  private Placeholder() {}

  /** For a sentence without an answer, with the cause in words for a person. */
  public static String because(String cause) {
    return BEGIN + cause + END;
  }

  /** For a sentence that must not leave the house. */
  public static String withheld(String cause) {
    return because(WITHHELD + cause);
  }

  /** Whether the sentence was kept from every engine, rather than unknown to them. */
  public static boolean isWithheld(String target) {
    return target.startsWith(BEGIN + WITHHELD) && target.endsWith(END);
  }

  /** Why a sentence was withheld, as it was given. */
  public static String causeOf(String withheld) {
    return withheld.substring((BEGIN + WITHHELD).length(), withheld.length() - END.length());
  }
}
