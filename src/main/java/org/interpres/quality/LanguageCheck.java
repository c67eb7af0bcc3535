package org.interpres.quality;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.Phrase;

/**
 * The target is in the language of its locale. Languages of one script are told apart by their
 * commonest words that no neighbour has ({@code function-words.txt}); fewer than four of another's
 * say nothing.
 */
final class LanguageCheck implements Check {

  private static final int ENOUGH = 4;

  private final Phrases functionWords = Phrases.of("function-words.txt");

  @Override
  public String id() {
    return "LANGUAGE";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    String wanted = pair.to().language();
    Map<String, Integer> counts = new HashMap<>();
    for (Phrases.Found found : functionWords.in(pair.to().folded())) {
      counts.merge(found.value(), 1, Integer::sum);
    }
    int own = counts.getOrDefault(wanted, 0);
    for (Map.Entry<String, Integer> other : counts.entrySet()) {
      boolean another = !other.getKey().equals(wanted) && other.getValue() >= ENOUGH;
      if (another && other.getValue() > 3 * own) {
        return List.of(
            new Finding(
                id(),
                Severity.MAJOR,
                Phrase.of("finding.language", pair.targetLocale(), other.getKey()),
                null,
                new Span(0, pair.target().length())));
      }
    }
    return List.of();
  }
}
