package org.interpres.translate;

import com.ibm.icu.lang.UScript;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interpres.article.InlineToken;
import org.interpres.article.LocaleTag;
import org.interpres.translate.engine.EngineRequest;
import org.interpres.translate.engine.EngineTerm;

/**
 * Whether a text may be its own translation: a name, a number, a dose, a term that stays as it is.
 * LibreTranslate answers 200 with the source for what it judges untranslatable, and is often wrong.
 */
final class Untranslatable {

  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}’'-]+");

  /** Chinese and Japanese share words, but no sentences: so many letters are more than a word. */
  private static final int ALIKE = 8;

  private Untranslatable() {}

  /** Whether {@code source} as an answer to the request is impossible. */
  static boolean isNot(EngineRequest request, String source) {
    LocaleTag from = request.sourceLocale();
    LocaleTag to = request.targetLocale();
    if (from.language().equals(to.language())) {
      return false;
    }
    String text = InlineToken.plain(source);
    for (EngineTerm term : request.glossary().terms()) {
      if (term.doNotTranslate()) {
        int flags = term.anyCase() ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        text = Pattern.compile(Pattern.quote(term.source()), flags).matcher(text).replaceAll(" ");
      }
    }
    int words = 0;
    int common = 0;
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words++;
      common += Character.isLowerCase(word.group().codePointAt(0)) ? 1 : 0;
    }
    if (otherScript(from, to)) {
      // Names and units may stay in Latin letters; a run of plain words may not.
      return common >= 2 || unspacedLetters(text) >= (to.spaced() ? 2 : ALIKE);
    }
    return words >= 4 && common >= 2;
  }

  private static boolean otherScript(LocaleTag from, LocaleTag to) {
    return !from.script().equals(to.script());
  }

  /** Letters of scripts that have no capitals and no spaces, of which two are a word already. */
  private static long unspacedLetters(String text) {
    return text.codePoints()
        .filter(
            c -> {
              int script = UScript.getScript(c);
              return script == UScript.HAN
                  || script == UScript.HIRAGANA
                  || script == UScript.KATAKANA
                  || script == UScript.THAI;
            })
        .count();
  }
}
