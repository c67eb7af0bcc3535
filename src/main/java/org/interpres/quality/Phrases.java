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

  /** Only entries of the passage's language, where a file's values are languages. */
  List<Found> in(Passage text) {
    Lexicon<LexiconFile.Heading> lexicon = byValue.get(text.language());
    return lexicon == null ? List.of() : found(lexicon, text.folded());
  }

  /** Whether the file has entries of a language. */
  boolean knows(String language) {
    return byValue.containsKey(language);
  }

  private static List<Found> found(Lexicon<LexiconFile.Heading> lexicon, FoldedText text) {
    List<Found> found = new ArrayList<>();
    for (Hit<LexiconFile.Heading> hit : hits(lexicon, text)) {
      found.add(new Found(hit.value().kind(), hit.value().value(), hit.span()));
    }
    return found;
  }

  static <T> List<Hit<T>> hits(Lexicon<T> lexicon, FoldedText text) {
    List<Hit<T>> hits = new ArrayList<>(0);
    int end = 0;
    for (int n = 0; n < text.startCount(); n++) {
      int at = text.start(n);
      Lexicon.Match<T> match = at < end ? null : lexicon.match(text, at);
      if (match != null) {
        Span span = new Span(text.offset(match.from()), text.endOffset(match.to()));
        match.entries().forEach(entry -> hits.add(new Hit<>(entry, span)));
        end = match.to();
      }
    }
    return hits;
  }
}
