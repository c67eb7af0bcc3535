package org.interpres.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** What a lexicon has for a part of a text. */
  record Hit<T>(T value, Span span) {}

  private final Lexicon<LexiconFile.Heading> all = new Lexicon<>();
  private final Map<String, Lexicon<LexiconFile.Heading>> byValue = new HashMap<>();
  private final boolean known;

  private Phrases(String file) {
    known =
        LexiconFile.read(
            file,
            (heading, form) -> {
              all.add(form, heading);
              byValue.computeIfAbsent(heading.value(), value -> new Lexicon<>()).add(form, heading);
            });
  }

  /** An empty lexicon when there is no such file: see {@link #known}. */
  static Phrases of(String file) {
    return new Phrases(file);
  }

  boolean known() {
    return known;
  }

  List<Found> in(FoldedText text) {
    return found(all, text);
  }

  /** Only entries of {@code value}, where a file's values are languages. */
  List<Found> in(FoldedText text, String value) {
    Lexicon<LexiconFile.Heading> lexicon = byValue.get(value);
    return lexicon == null ? List.of() : found(lexicon, text);
  }

  private static List<Found> found(Lexicon<LexiconFile.Heading> lexicon, FoldedText text) {
    List<Found> found = new ArrayList<>();
    for (Hit<LexiconFile.Heading> hit : hits(lexicon, text)) {
      found.add(new Found(hit.value().kind(), hit.value().value(), hit.span()));
    }
    return found;
  }

  static <T> List<Hit<T>> hits(Lexicon<T> lexicon, FoldedText text) {
    List<Hit<T>> hits = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      boolean inWord = text.letter(at) && text.letter(at - 1);
      Lexicon.Match<T> match = inWord ? null : lexicon.match(text, at);
      if (match == null) {
        at++;
      } else {
        Span span = new Span(text.offset(match.from()), text.endOffset(match.to()));
        match.entries().forEach(entry -> hits.add(new Hit<>(entry, span)));
        at = match.to();
      }
    }
    return hits;
  }
}
