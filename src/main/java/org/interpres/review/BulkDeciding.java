package org.interpres.review;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Sha256;
import org.interpres.article.Translation;
import org.interpres.quality.Risk;
import org.springframework.stereotype.Component;

/**
 * One ruling for exactly the chosen segments, all or none. Critical ones are never among them: each
 * is confirmed by itself.
 */
@Component
class BulkDeciding {

  private final Desk desk;
  private final ReviewWriter writer;
  private final Deciding one;

  BulkDeciding(Desk desk, ReviewWriter writer, Deciding one) {
    this.desk = desk;
    this.writer = writer;
    this.one = one;
  }

  List<ReviewedSegment> decide(
      Hand hand, Translation translation, Ruling.Bulk bulk, Acts.Trace trace) {
    trace.with("step", hand.step().name()).with("decision", bulk.verdict().label());
    trace.with("segments", listed(bulk.items().stream().map(Ruling.Item::index).toList()));
    Deciding.requireComment(bulk.verdict(), bulk.comment());
    List<ReviewedSegment> chosen = chosen(desk.take(translation, hand.at()), bulk.items());
    trace.with("words", words(chosen));
    refuse(
        chosen,
        segment -> segment.risk() == Risk.CRITICAL || !segment.blocking().isEmpty(),
        "critical-one-by-one",
        "refused.one-by-one");
    chosen.forEach(segment -> one.requireOrder(hand, segment));
    switch (bulk.verdict()) {
      case APPROVE -> approve(hand, translation, chosen, bulk);
      case REJECT -> one.reject(hand, translation, chosen, bulk.comment());
    }
    List<Integer> indexes = chosen.stream().map(ReviewedSegment::index).toList();
    writer.recount(translation.id(), indexes);
    Set<Integer> among = Set.copyOf(indexes);
    return desk.take(translation, hand.at()).segments().stream()
        .filter(segment -> among.contains(segment.index()))
        .toList();
  }

  private void approve(
      Hand hand, Translation translation, List<ReviewedSegment> chosen, Ruling.Bulk bulk) {
    for (ReviewedSegment segment : chosen) {
      Deciding.requireWritten(segment);
      Deciding.requireIndependent(hand, segment);
    }
    List<ReviewedSegment> undecided =
        chosen.stream().filter(segment -> segment.approval(hand.step().name()).isEmpty()).toList();
    writer.decide(translation, undecided, Deciding.given(hand, bulk.verdict(), bulk.comment()));
  }

  private static List<ReviewedSegment> chosen(Review review, List<Ruling.Item> items) {
    Set<Integer> indexes = new HashSet<>();
    for (Ruling.Item item : items) {
      if (item.index() < 0 || item.index() >= review.segments().size()) {
        throw invalid(
            "unknown-segment", Phrase.of("refused.no-segment", Spoken.number(item.index())));
      }
      if (!indexes.add(item.index())) {
        throw invalid(
            "segment-twice", Phrase.of("refused.segment-twice", Spoken.number(item.index())));
      }
    }
    if (items.isEmpty()) {
      throw invalid("no-segments", Phrase.of("refused.no-segments"));
    }
    Map<Integer, Integer> read =
        items.stream().collect(Collectors.toMap(Ruling.Item::index, Ruling.Item::version));
    List<ReviewedSegment> chosen =
        review.segments().stream().filter(segment -> indexes.contains(segment.index())).toList();
    refuse(
        chosen,
        segment -> segment.words().version() != read.getOrDefault(segment.index(), 0),
        "stale-version",
        "refused.stale-segments");
    return chosen;
  }

  private static void refuse(
      List<ReviewedSegment> chosen, Predicate<ReviewedSegment> hindered, String code, String key) {
    List<Integer> which = chosen.stream().filter(hindered).map(ReviewedSegment::index).toList();
    if (!which.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.CONFLICT, code, Phrase.of(key, listed(which)), Map.of("segments", which));
    }
  }

  private static String listed(List<Integer> indexes) {
    return indexes.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** One hash over the words of all, which the decisions hold one by one. */
  private static Sha256 words(List<ReviewedSegment> segments) {
    return Sha256.of(
        segments.stream()
            .map(s -> s.index() + " " + s.pair().source() + " " + s.pair().target() + "\n")
            .collect(Collectors.joining()));
  }

  private static Refusal invalid(String code, Phrase says) {
    return new Refusal(Refusal.Kind.INVALID, code, says);
  }
}
