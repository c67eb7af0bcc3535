package org.interpres.quality;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.BitSet;
import java.util.List;
import org.interpres.article.Phrase;

/**
 * The target is in the script of its locale. Which Han characters are simplified or traditional
 * only is taken from the character sets that each side of the strait made for its own: GB 2312 and
 * Big5. Japanese needs kana.
 */
final class ScriptCheck implements Check {

  private static final int FIRST_HAN = 0x4E00;
  private static final int LAST_HAN = 0x9FA5;
  private static final int ENOUGH_LETTERS = 8;

  /** Built on first use: only Chinese and Japanese need it. */
  private static final class Han {
    // Characters of chemistry and anatomy that Big5 lacks and traditional texts write all the same.
    private static final String IN_BOTH = "酰酞酶醌腈肽脎脒腙肟肼吡吲呋哌啉喹嗪噻砹脲骶骺蒽萘萜苊苄苷芪";

    static final BitSet SIMPLIFIED = only("GB2312", "Big5");
    static final BitSet TRADITIONAL = only("Big5", "GB2312");

    private Han() {}

    static BitSet only(String charset, String notIn) {
      CharsetEncoder in = Charset.forName(charset).newEncoder();
      CharsetEncoder out = Charset.forName(notIn).newEncoder();
      BitSet characters = new BitSet();
      for (char c = FIRST_HAN; c <= LAST_HAN; c++) {
        if (in.canEncode(c) && !out.canEncode(c) && IN_BOTH.indexOf(c) < 0) {
          characters.set(c);
        }
      }
      return characters;
    }
  }

  @Override
  public String id() {
    return "SCRIPT";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    String target = pair.target();
    String script = pair.to().script();
    return switch (script) {
      case "Hans" -> han(pair, Han.TRADITIONAL, "finding.script.traditional");
      case "Hant" -> han(pair, Han.SIMPLIFIED, "finding.script.simplified");
      case "Jpan" -> japanese(target);
      default -> letters(pair, script);
    };
  }

  private List<Finding> han(SegmentPair pair, BitSet wrong, String key) {
    String target = pair.target();
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (wrong.get(c) && pair.source().indexOf(c) < 0) {
        return one(Phrase.of(key, String.valueOf(c)), i);
      }
    }
    return List.of();
  }

  private List<Finding> japanese(String target) {
    int han = 0;
    int last = 0;
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c >= '\u3041' && c <= '\u30FF') {
        return List.of();
      }
      if (c >= FIRST_HAN && c <= LAST_HAN) {
        han++;
        last = i;
      }
    }
    return han > ENOUGH_LETTERS ? one(Phrase.of("finding.script.no-kana"), last) : List.of();
  }

  /** Most letters of a longer text are of the locale's script; names and codes may be Latin. */
  private List<Finding> letters(SegmentPair pair, String script) {
    String target = pair.target();
    Character.UnicodeScript wanted = unicode(script);
    if (wanted == Character.UnicodeScript.COMMON) {
      return List.of();
    }
    int right = 0;
    int wrong = 0;
    int firstWrong = -1;
    for (int at = 0; at < target.length(); ) {
      int codePoint = target.codePointAt(at);
      if (Character.isLetter(codePoint)) {
        Character.UnicodeScript found = Character.UnicodeScript.of(codePoint);
        if (found == wanted) {
          right++;
        } else if (found != Character.UnicodeScript.COMMON) {
          wrong++;
          firstWrong = firstWrong < 0 ? at : firstWrong;
        }
      }
      at += Character.charCount(codePoint);
    }
    boolean names = wanted != Character.UnicodeScript.LATIN && words(target) < 3;
    return !names && wrong > ENOUGH_LETTERS && wrong > 3 * right
        ? one(Phrase.of("finding.script", pair.targetLocale()), firstWrong)
        : List.of();
  }

  private static int words(String text) {
    return (int) text.chars().filter(c -> c == ' ').count() + 1;
  }

  private static Character.UnicodeScript unicode(String script) {
    try {
      return Character.UnicodeScript.forName(script);
    } catch (IllegalArgumentException e) {
      // A script that is several in one, such as Korean's: not judged.
      return Character.UnicodeScript.COMMON;
    }
  }

  private List<Finding> one(Phrase says, int at) {
    return List.of(new Finding(id(), Severity.MAJOR, says, null, new Span(at, at + 1)));
  }
}
