package org.interpres.quality.quantity;

import com.ibm.icu.lang.UCharacter;
import java.util.Arrays;
import org.interpres.article.InlineToken;

/**
 * A text as the parser reads it: lower case, every script's digits as ASCII, full width as half
 * width, Arabic without vowel signs and with one alef, paired tags and invisible characters gone, a
 * stand-alone tag as U+FFFC. Position {@code i} is a code point; {@link #offset} leads back to the
 * UTF-16 offset in the text as written.
 */
public final class FoldedText {

  private static final int OBJECT = 0xFFFC;

  private static final byte LETTER = 1;
  private static final byte SPACE = 2;

  private final int[] folded;
  private final int[] written;
  private final int[] offsets;
  // Every lexicon asks for these at every position, so they are looked up once.
  private final byte[] kinds;
  private final int[] starts;
  private final int end;
  private int length;

  private FoldedText(String text) {
    folded = new int[text.length()];
    written = new int[text.length()];
    offsets = new int[text.length() + 1];
    end = text.length();
    if (text.indexOf('<') < 0) {
      append(text, 0, end);
    } else {
      for (InlineToken token : InlineToken.parse(text)) {
        if (token instanceof InlineToken.Standalone) {
          written[length] = OBJECT;
          folded[length] = OBJECT;
          offsets[length++] = token.start();
        } else if (token instanceof InlineToken.Text) {
          append(text, token.start(), token.end());
        }
      }
    }
    offsets[length] = end;
    kinds = new byte[length];
    starts = starts();
  }

  private void append(String text, int from, int to) {
    for (int at = from; at < to; ) {
      int codePoint = text.codePointAt(at);
      int form = fold(codePoint);
      if (form >= 0) {
        written[length] = codePoint;
        folded[length] = form;
        offsets[length++] = at;
      }
      at += Character.charCount(codePoint);
    }
  }

  /** Fills {@link #kinds} and answers the positions where a word may begin. */
  private int[] starts() {
    int[] found = new int[length];
    int size = 0;
    boolean inWord = false;
    for (int i = 0; i < length; i++) {
      int codePoint = folded[i];
      boolean letter = isLetter(codePoint);
      boolean space = !letter && isSpace(codePoint);
      kinds[i] = letter ? LETTER : space ? SPACE : 0;
      if (!space && !(letter && inWord)) {
        found[size++] = i;
      }
      inWord = letter;
    }
    return Arrays.copyOf(found, size);
  }

  public static FoldedText of(String text) {
    return new FoldedText(text);
  }

  /** How many positions there are where a word, number or mark may begin. */
  public int startCount() {
    return starts.length;
  }

  /** The {@code n}th position where a word may begin: no space, and not inside a word. */
  public int start(int n) {
    return starts[n];
  }

  /** The number of code points that are left after folding. */
  public int length() {
    return length;
  }

  /** The folded code point at {@code i}; a space before the first and after the last. */
  public int at(int i) {
    return i < 0 || i >= length ? ' ' : folded[i];
  }

  /** The code point at {@code i} as written; a space before the first and after the last. */
  int written(int i) {
    return i < 0 || i >= length ? ' ' : written[i];
  }

  /** UTF-16 offset in the text as written where position {@code i} begins. */
  public int offset(int i) {
    return i >= length ? end : offsets[i];
  }

  /** UTF-16 offset after position {@code i - 1}: where a span that ends before {@code i} ends. */
  public int endOffset(int i) {
    return i <= 0 ? 0 : Math.min(end, offsets[i - 1] + Character.charCount(written[i - 1]));
  }

  String folded(int from, int to) {
    return new String(folded, from, Math.max(0, Math.min(to, length) - from));
  }

  boolean startsWith(int i, String prefix) {
    for (int k = 0; k < prefix.length(); k++) {
      if (at(i + k) != prefix.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  static int[] fold(String form) {
    int[] result = new int[form.length()];
    int size = 0;
    for (int at = 0; at < form.length(); ) {
      int codePoint = form.codePointAt(at);
      int folded = fold(codePoint);
      if (folded >= 0) {
        result[size++] = folded;
      }
      at += Character.charCount(codePoint);
    }
    return Arrays.copyOf(result, size);
  }

  /** The folded code point, or -1 when the reader sees nothing there. */
  private static int fold(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + 32 : codePoint;
    }
    switch (codePoint) {
      case 0xB5:
        return 0x3BC;
      case 0x0451:
      case 0x0401:
        return 0x0435;
      case 0x0640:
      case 0x0670:
        return -1;
      case 0x0622:
      case 0x0623:
      case 0x0625:
      case 0x0671:
        return 0x0627;
      case 0x0649:
        return 0x064A;
      case 0x3000:
        return ' ';
      case 0xB2:
      case 0xB3:
      case 0xB9:
        return codePoint;
      default:
        break;
    }
    if (codePoint >= 0x064B && codePoint <= 0x0652) {
      return -1;
    }
    if (codePoint >= 0xFF01 && codePoint <= 0xFF5E) {
      return fold(codePoint - 0xFEE0);
    }
    int type = Character.getType(codePoint);
    if (type == Character.FORMAT || type == Character.SURROGATE) {
      return -1;
    }
    if (type == Character.DECIMAL_DIGIT_NUMBER) {
      return '0' + UCharacter.digit(codePoint, 10);
    }
    return Character.toLowerCase(codePoint);
  }

  /** Whether a word goes on at {@code i}: a letter or mark of a script that spaces its words. */
  public boolean letter(int i) {
    return i >= 0 && i < length && kinds[i] == LETTER;
  }

  private static boolean isLetter(int codePoint) {
    return codePoint < 0x80
        ? codePoint >= 'a' && codePoint <= 'z'
        : wordPart(codePoint) && !unspaced(codePoint);
  }

  private static boolean isSpace(int codePoint) {
    return codePoint == ' '
        || codePoint == '\t'
        || (codePoint >= 0x80 && Character.isSpaceChar(codePoint));
  }

  private static boolean wordPart(int codePoint) {
    return Character.isLetter(codePoint)
        || Character.getType(codePoint) == Character.NON_SPACING_MARK;
  }

  /** Whether {@code codePoint} belongs to a script that writes words without spaces. */
  static boolean unspaced(int codePoint) {
    return codePoint >= 0x0E00
        && (codePoint <= 0x0EFF
            || (codePoint >= 0x1000 && codePoint <= 0x109F)
            || (codePoint >= 0x1780 && codePoint <= 0x17FF)
            || (codePoint >= 0x2E80 && codePoint <= 0xA4CF)
            || (codePoint >= 0xAC00 && codePoint <= 0xD7AF)
            || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
            || (codePoint >= 0x20000 && codePoint <= 0x3FFFF));
  }

  boolean digit(int i) {
    int codePoint = at(i);
    return codePoint >= '0' && codePoint <= '9';
  }

  /** Whether the code point at {@code i} is white space of any width, inside the text. */
  boolean space(int i) {
    return i >= 0 && i < length && kinds[i] == SPACE;
  }
}
