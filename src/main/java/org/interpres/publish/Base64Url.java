package org.interpres.publish;

import java.util.Arrays;
import java.util.Base64;

/** Base64url without padding, in its one canonical form (RFC 7515, appendix C). */
final class Base64Url {

  private Base64Url() {}

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Decodes, encodes and compares: the JDK's decoder ignores the unused bits of the last character,
   * so a flipped bit there would go unseen.
   *
   * @throws InvalidProof when {@code text} is not canonical
   */
  static byte[] decode(String text, String what) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidProof(what + " is not base64url");
    }
    if (!encode(bytes).equals(text)) {
      throw new InvalidProof(what + " is not canonical base64url");
    }
    return Arrays.copyOf(bytes, bytes.length);
  }
}
