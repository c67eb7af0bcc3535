package org.interpres.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.interpres.article.Revision;
import org.interpres.article.Segment;
import org.interpres.article.Sha256;
import org.interpres.article.Translation;
import org.interpres.quality.Risk;
import org.springframework.stereotype.Component;

/**
 * What did not change stays approved: finds, for the segments of a new revision, the words on the
 * same source sentence in the article's latest review of the locale that had it; and what the other
 * sentences were in the review before.
 *
 * <p>A sentence that stands several times is matched by its neighbours first, then by order: a
 * table's “Yes” has another translation in another row.
 */
@Component
class CarriedWork {

  private final EarlierWork earlier;
  private final SegmentFindings findings;

  CarriedWork(EarlierWork earlier, SegmentFindings findings) {
    this.earlier = earlier;
    this.findings = findings;
  }

  /**
   * What a segment was.
   *
   * @param before in order; several where sentences were merged
   */
  record Change(SourceChange.Kind kind, boolean moved, List<EarlierWork.Words> before) {
    Change {
      before = List.copyOf(before);
    }
  }

  /** By the index of the new revision's segment; those that are new are missing. */
  Map<Integer, Change> find(Translation translation, Revision revision) {
    Map<Integer, Change> changes = new TreeMap<>();
    List<Risk> risks = findings.risks(revision);
    unchanged(translation, revision)
        .forEach(
            (index, words) -> changes.put(index, kept(revision, index, words, risks.get(index))));
    if (changes.size() < revision.segments().size()) {
      others(translation, revision, risks, changes);
    }
    return moved(changes);
  }

  /** Whether only what stands around it changed: nobody confirms that by reading another part. */
  private Change kept(Revision revision, int index, EarlierWork.Words words, Risk risk) {
    EarlierWork.Context now = EarlierWork.Context.of(revision, index);
    boolean confirm = !now.surroundedAs(words.context()) && risk == Risk.CRITICAL;
    boolean same = now.segment().sourceHash().equals(words.context().segment().sourceHash());
    SourceChange.Kind kind =
        confirm
            ? SourceChange.Kind.CONTEXT
            : same ? SourceChange.Kind.SAME : SourceChange.Kind.SPACE;
    return new Change(kind, false, List.of(words));
  }

  private Map<Integer, EarlierWork.Words> unchanged(Translation translation, Revision revision) {
    Map<Sha256, List<EarlierWork.Words>> bySource = new HashMap<>();
    for (EarlierWork.Words words : earlier.onTheSameSentences(translation)) {
      bySource
          .computeIfAbsent(words.context().segment().sourceHash(), hash -> new ArrayList<>())
          .add(words);
    }
    List<EarlierWork.Context> open =
        new ArrayList<>(
            revision.segments().stream()
                .filter(segment -> bySource.containsKey(segment.sourceHash()))
                .map(segment -> EarlierWork.Context.of(revision, segment.index()))
                .toList());
    Map<Integer, EarlierWork.Words> matches = new HashMap<>();
    match(open, bySource, matches, EarlierWork.Context::surroundedAs);
    match(open, bySource, matches, EarlierWork.Context::besideTheSameAs);
    match(open, bySource, matches, (a, b) -> true);
    return matches;
  }

  private static void match(
      List<EarlierWork.Context> open,
      Map<Sha256, List<EarlierWork.Words>> bySource,
      Map<Integer, EarlierWork.Words> matches,
      BiPredicate<EarlierWork.Context, EarlierWork.Context> alike) {
    for (Iterator<EarlierWork.Context> each = open.iterator(); each.hasNext(); ) {
      EarlierWork.Context wanted = each.next();
      List<EarlierWork.Words> left =
          bySource.getOrDefault(wanted.segment().sourceHash(), List.of());
      left.stream()
          .filter(words -> alike.test(wanted, words.context()))
          .findFirst()
          .ifPresent(
              words -> {
                matches.put(wanted.segment().index(), words);
                left.remove(words);
                each.remove();
              });
    }
  }

  private void others(
      Translation translation, Revision revision, List<Risk> risks, Map<Integer, Change> changes) {
    Set<EarlierWork.Place> taken = new HashSet<>();
    changes.values().forEach(change -> taken.add(change.before().get(0).place()));
    SortedMap<Integer, EarlierWork.Words> before = new TreeMap<>();
    for (EarlierWork.Words words : earlier.ofTheReviewBefore(translation)) {
      if (!taken.contains(words.place())) {
        before.put(words.place().index(), words);
      }
    }
    SortedMap<Integer, String> sources = new TreeMap<>();
    before.forEach((index, words) -> sources.put(index, words.source()));
    SortedMap<Integer, String> after = new TreeMap<>();
    for (Segment segment : revision.segments()) {
      if (!changes.containsKey(segment.index())) {
        after.put(segment.index(), segment.source());
      }
    }
    Alignment.of(sources, after)
        .forEach(
            (index, match) -> {
              List<EarlierWork.Words> was =
                  match.before().stream().flatMap(i -> words(before, i)).toList();
              changes.put(
                  index,
                  match.kind().carries()
                      ? kept(revision, index, was.get(0), risks.get(index))
                      : new Change(match.kind(), false, was));
            });
  }

  private static java.util.stream.Stream<EarlierWork.Words> words(
      Map<Integer, EarlierWork.Words> before, int index) {
    return java.util.stream.Stream.ofNullable(before.get(index));
  }

  /** Marks those that stand elsewhere among the others that come from the same review. */
  private static Map<Integer, Change> moved(Map<Integer, Change> changes) {
    Map<Long, List<Integer>> byReview = new HashMap<>();
    changes.forEach(
        (index, change) ->
            byReview
                .computeIfAbsent(
                    change.before().get(0).place().translation(), id -> new ArrayList<>())
                .add(index));
    Map<Integer, Change> marked = new TreeMap<>(changes);
    for (List<Integer> indexes : byReview.values()) {
      List<Integer> places = new ArrayList<>();
      for (int index : indexes) {
        // Parts of one sentence follow each other where it stood.
        int last = places.isEmpty() ? -1 : places.get(places.size() - 1);
        int place = place(changes, index) * indexes.size();
        places.add(last >= place && last < place + indexes.size() ? last + 1 : place);
      }
      Set<Integer> kept = OrderKept.in(places);
      IntStream.range(0, indexes.size())
          .filter(at -> !kept.contains(at))
          .map(indexes::get)
          .forEach(
              index ->
                  marked.computeIfPresent(
                      index, (i, change) -> new Change(change.kind(), true, change.before())));
    }
    return marked;
  }

  private static int place(Map<Integer, Change> changes, int index) {
    Change change = changes.get(index);
    return change == null ? 0 : change.before().get(0).place().index();
  }
}
