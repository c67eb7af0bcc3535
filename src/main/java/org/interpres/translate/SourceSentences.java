package org.interpres.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.interpres.article.Articles;
import org.interpres.article.Revision;
import org.interpres.article.Segment;
import org.interpres.article.Translation;
import org.interpres.memory.MemoryEntry;
import org.interpres.memory.TranslationMemory;
import org.interpres.translate.Question.Pair;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sorts the sentences of a revision: those that the memory knows, those that must not leave the
 * house, and those that engines are to be asked for, each once.
 */
@Component
class SourceSentences {

  private final Articles articles;
  private final TranslationMemory memory;
  private final PersonalInformation personal;

  SourceSentences(Articles articles, TranslationMemory memory, PersonalInformation personal) {
    this.articles = articles;
    this.memory = memory;
    this.personal = personal;
  }

  /**
   * What is to be done with the sentences that are not drafted yet.
   *
   * @param remembered targets of the memory, by the hash of the source
   * @param withheld what they hold, by the hash of the source
   * @param toAsk the others, each once, in their order
   * @param repeated segments whose sentence stands before in the article
   */
  record Sorted(
      Map<String, String> remembered,
      Map<String, String> withheld,
      List<Sentence> toAsk,
      List<Segment> repeated) {}

  /**
   * @param drafted indices of the segments that need nothing more
   */
  Sorted sort(Translation translation, Set<Integer> drafted) {
    return sort(
        new Pair(translation.source(), translation.locale()),
        articles.revision(translation.revisionId()),
        drafted);
  }

  Sorted sort(Pair pair, Revision revision, Set<Integer> drafted) {
    Map<String, String> remembered = new LinkedHashMap<>();
    Map<String, String> withheld = new LinkedHashMap<>();
    Map<String, Sentence> toAsk = new LinkedHashMap<>();
    List<Segment> repeated = new ArrayList<>();
    Map<String, Boolean> seen = new HashMap<>();
    List<Segment> segments = revision.segments();
    Looked looked = new Looked(segments);
    Function<String, Optional<MemoryEntry>> remembers =
        memory.between(pair.source(), pair.target());
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      if (drafted.contains(segment.index())) {
        continue;
      }
      String hash = segment.sourceHash().hex();
      if (seen.putIfAbsent(hash, true) != null) {
        repeated.add(segment);
        continue;
      }
      Optional<MemoryEntry> known = remembers.apply(segment.source());
      Optional<String> found = looked.in(i);
      if (known.isPresent()) {
        remembered.put(hash, known.get().target());
      } else if (found.isPresent()) {
        withheld.put(hash, found.get());
      } else {
        toAsk.put(
            hash,
            new Sentence(hash, segment.source(), looked.context(i - 1), looked.context(i + 1)));
      }
    }
    return new Sorted(remembered, withheld, List.copyOf(toAsk.values()), repeated);
  }

  /**
   * What segments hold that must not be sent: each is looked through once, not by its neighbours.
   */
  private final class Looked {

    private final List<Segment> segments;
    private final Map<Integer, Optional<String>> found = new HashMap<>();

    Looked(List<Segment> segments) {
      this.segments = segments;
    }

    Optional<String> in(int index) {
      return found.computeIfAbsent(index, i -> personal.in(segments.get(i).source()));
    }

    /** A neighbour that must not be sent must not be sent as context either. */
    @Nullable String context(int index) {
      return index < 0 || index >= segments.size() || in(index).isPresent()
          ? null
          : segments.get(index).source();
    }
  }
}
