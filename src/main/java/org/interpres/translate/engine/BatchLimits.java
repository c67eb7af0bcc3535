package org.interpres.translate.engine;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * How much an engine takes in one call, in its own unit. Thread-safe.
 *
 * @param texts a call
 * @param size of all texts of a call together
 * @param textSize of one text; a larger one is never sent
 * @param unit what {@code size} and {@code textSize} count
 */
public record BatchLimits(int texts, int size, int textSize, SizeUnit unit) {

  /** What a vendor counts. */
  public enum SizeUnit {
    /** Bytes in UTF-8. */
    BYTES,
    /** Unicode code points. */
    CODE_POINTS,
    /** UTF-16 code units, as JavaScript and .NET count. */
    CHARACTERS;

    /** In words, for a message. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    int of(String text) {
      return switch (this) {
        case BYTES -> text.getBytes(StandardCharsets.UTF_8).length;
        case CODE_POINTS -> text.codePointCount(0, text.length());
        case CHARACTERS -> text.length();
      };
    }
  }

  public BatchLimits {
    if (texts < 1 || size < 1 || textSize < 1 || textSize > size) {
      throw new IllegalArgumentException(
          "limits of %d texts, size %d and %d a text: each is 1 or more, and a text fits a call"
              .formatted(texts, size, textSize));
    }
  }

  /**
   * The size of a text as it is sent at worst: markup engines get {@code &} and {@code <} as
   * entities, and the vendor counts those.
   */
  public int sizeOf(String text) {
    int escaped = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '&' -> escaped += 4;
        case '<', '>' -> escaped += 3;
        default -> {
          // Sent as it is.
        }
      }
    }
    return unit.of(text) + escaped;
  }

  /** Whether a text can be sent at all. */
  public boolean takes(String text) {
    return sizeOf(text) <= textSize;
  }
}
