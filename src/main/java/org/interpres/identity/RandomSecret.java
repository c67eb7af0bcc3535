package org.interpres.identity;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that nobody guesses. */
final class RandomSecret {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Without characters that are taken for each other on paper. */
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679";

  private RandomSecret() {}

  /** 20 letters and digits, 110 bits or more, for a person to copy. */
  static String password() {
    return RANDOM
        .ints(20, 0, LETTERS.length())
        .mapToObj(LETTERS::charAt)
        .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
        .toString();
  }

  /** 256 bits in base64url. */
  static String token() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
