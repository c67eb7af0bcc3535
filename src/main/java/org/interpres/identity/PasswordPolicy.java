package org.interpres.identity;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;

/**
 * What a password must be: at least 12 characters (code points) and not the account's name; at most
 * 72 bytes of UTF-8, because BCrypt ignores the rest. Length over classes of characters is NIST SP
 * 800-63B's advice.
 */
final class PasswordPolicy {

  static final int LEAST_CHARACTERS = 12;
  static final int MOST_BYTES = 72;

  private PasswordPolicy() {}

  /** One form for what two keyboards type as the same character. */
  static String normalized(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }

  static boolean tooLong(String normalized) {
    return normalized.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
  }

  /**
   * @return the normalized password
   * @throws Refusal INVALID {@code weak-password}
   */
  static String checked(String account, String password) {
    String normalized = normalized(password);
    if (normalized.codePointCount(0, normalized.length()) < LEAST_CHARACTERS) {
      throw weak("refused.password-short", LEAST_CHARACTERS);
    }
    if (tooLong(normalized)) {
      throw weak("refused.password-long", MOST_BYTES);
    }
    if (AccountName.typed(normalized).equals(account)) {
      throw weak("refused.password-is-name");
    }
    return normalized;
  }

  static Refusal weak(String key, Integer... limit) {
    return new Refusal(Refusal.Kind.INVALID, "weak-password", Phrase.of(key, limit));
  }
}
