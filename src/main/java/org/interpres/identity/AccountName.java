package org.interpres.identity;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.interpres.article.Excerpt;
import org.interpres.article.InvalidName;
import org.interpres.article.Phrase;

/** The form of an account's name: {@code [a-z0-9][a-z0-9._@-]{0,63}}. */
final class AccountName {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

  /** Names that the audit trail uses for others than accounts. */
  private static final Set<String> RESERVED = Set.of(Actor.SYSTEM.name(), "anonymous");

  private AccountName() {}

  /**
   * As people type it: a telephone writes the first letter as a capital. PostgreSQL cannot be asked
   * for U+0000, which no name has.
   */
  static String typed(String name) {
    return name.strip().replace('\u0000', '\uFFFD').toLowerCase(Locale.ROOT);
  }

  /**
   * @throws InvalidName when no account can have this name
   */
  static String checked(String name) {
    if (!FORM.matcher(name).matches()) {
      throw new InvalidName(Phrase.of("refused.account-name", Excerpt.of(name)));
    }
    if (RESERVED.contains(name)) {
      throw new InvalidName(Phrase.of("refused.account-name-reserved", name));
    }
    return name;
  }
}
