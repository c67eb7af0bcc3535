package org.interpres.quality;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.interpres.article.Excerpt;
import org.interpres.article.Phrase;
import org.interpres.quality.quantity.FoldedText;

/** The same word twice in a row, which an eye skips. Some languages do it properly. */
final class DuplicateWordCheck implements Check {

  private static final Map<String, Set<String>> PROPER =
      Map.of(
          "fr", Set.of("vous", "nous"),
          "de", Set.of("sie", "die", "der", "das", "den", "dem"),
          "en", Set.of("that", "had"),
          "it", Set.of("man", "mano", "via", "poco", "così", "piano"),
          "pt", Set.of("se"),
          "es", Set.of("no", "muy", "poco"));

  @Override
  public String id() {
    return "DUPLICATE-WORD";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    if (!pair.to().spaced()) {
      return List.of();
    }
    FoldedText text = pair.to().folded();
    Set<String> proper = PROPER.getOrDefault(pair.to().language(), Set.of());
    int from = -1;
    int to = -1;
    int at = 0;
    while (at < text.length()) {
      if (!text.letter(at)) {
        at++;
        continue;
      }
      int start = at;
      while (text.letter(at)) {
        at++;
      }
      boolean next = from >= 0 && spaces(text, to, start);
      if (next && at - start > 1 && same(text, from, to, start, at) && text.at(at) != '-') {
        String word = pair.target().substring(text.offset(start), text.endOffset(at));
        if (!proper.contains(word.toLowerCase(Locale.ROOT))) {
          return List.of(
              new Finding(
                  id(),
                  Severity.MINOR,
                  Phrase.of("finding.duplicate-word", Excerpt.of(word)),
                  null,
                  new Span(text.offset(from), text.endOffset(at))));
        }
      }
      from = start;
      to = at;
    }
    return List.of();
  }

  private static boolean spaces(FoldedText text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.at(i) != ' ' && text.at(i) != 0xA0) {
        return false;
      }
    }
    return to > from;
  }

  private static boolean same(FoldedText text, int from, int to, int start, int end) {
    if (to - from != end - start) {
      return false;
    }
    for (int i = 0; i < to - from; i++) {
      if (text.at(from + i) != text.at(start + i)) {
        return false;
      }
    }
    return true;
  }
}
