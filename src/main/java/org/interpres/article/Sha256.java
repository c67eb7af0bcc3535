package org.interpres.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest as 64 lower-case hexadecimal digits. Text is hashed as its UTF-8 bytes. */
public record Sha256(String hex) {

  private static final int DIGITS = 64;

  public Sha256 {
    if (hex.length() != DIGITS || !hex.chars().allMatch(Sha256::isDigit)) {
      throw new IllegalArgumentException("not a SHA-256 digest in hexadecimal: " + hex);
    }
  }

  /** By hand, because a workbench reads thousands of them and an expression took a third of it. */
  private static boolean isDigit(int character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
  }

  public static Sha256 of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static Sha256 of(byte[] bytes) {
    try {
      return new Sha256(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
