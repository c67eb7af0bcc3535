package org.interpres.quality;

import java.util.ArrayList;
import java.util.List;
import org.interpres.article.LocaleTag;

/** Correct translations of the tests' own, in many phrasings: {@code quality/correct.txt}. */
final class CorrectTranslations {

  private static final LocaleTag ENGLISH = new LocaleTag("en");

  private CorrectTranslations() {}

  static List<SegmentPair> all() {
    List<SegmentPair> pairs = new ArrayList<>();
    String source = "";
    for (String line : GoldenPairs.lines("correct.txt")) {
      int tab = line.indexOf('\t');
      if (tab < 0 || line.startsWith("#")) {
        continue;
      }
      String text = line.substring(tab + 1);
      String locale = line.substring(0, tab);
      if (locale.equals("en")) {
        source = text;
      } else {
        pairs.add(new SegmentPair(source, text, ENGLISH, LocaleTag.parse(locale)));
      }
    }
    return pairs;
  }

  static List<SegmentPair> in(String locale) {
    return all().stream().filter(pair -> pair.targetLocale().value().equals(locale)).toList();
  }
}
