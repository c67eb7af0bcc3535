package org.interpres.quality;

import java.util.ArrayList;
import java.util.List;
import org.interpres.quality.quantity.FoldedText;
import org.interpres.quality.quantity.Lexicon;
import org.interpres.quality.quantity.LexiconFile;

/** Finds the words and phrases of a lexicon file in a text, the longest first, none overlapping. */
final class Phrases {

  /**
   * @param kind what the file says it is
   * @param value the entry's value
   */
  record Found(String kind, String value, Span span) {}

  private final Lexicon<LexiconFile.Heading> lexicon = new Lexicon<>();
  private final boolean known;

  private Phrases(String file) {
    known = LexiconFile.read(file, (heading, form) -> lexicon.add(form, heading));
  }

  /** An empty lexicon when there is no such file: see {@link #known}. */
  static Phrases of(String file) {
    return new Phrases(file);
  }

  boolean known() {
    return known;
  }

  List<Found> in(FoldedText text) {
    List<Found> found = new ArrayList<>();
    int at = 0;
    while (known && at < text.length()) {
      boolean inWord = text.letter(at) && text.letter(at - 1);
      Lexicon.Match<LexiconFile.Heading> match = inWord ? null : lexicon.match(text, at);
      if (match == null) {
        at++;
      } else {
        Span span = new Span(text.offset(match.from()), text.endOffset(match.to()));
        for (LexiconFile.Heading heading : match.entries()) {
          found.add(new Found(heading.kind(), heading.value(), span));
        }
        at = match.to();
      }
    }
    return found;
  }
}
