package org.interpres.review;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.interpres.article.Drafted;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.springframework.stereotype.Component;

/** Opens the review of a drafted translation. */
@Component
class Opening {

  private static final Set<TranslationState> TAKEN_UP =
      EnumSet.of(TranslationState.IN_REVIEW, TranslationState.APPROVED, TranslationState.PUBLISHED);

  private final Translations translations;
  private final FirstWords firstWords;
  private final Carrying carrying;
  private final ReviewWriter writer;
  private final Clock clock;

  Opening(
      Translations translations,
      FirstWords firstWords,
      Carrying carrying,
      ReviewWriter writer,
      Clock clock) {
    this.translations = translations;
    this.firstWords = firstWords;
    this.carrying = carrying;
    this.writer = writer;
    this.clock = clock;
  }

  /** What is taken over from earlier reviews. */
  @Component
  record Carrying(CarriedWork work, CarriedDecisions decisions, StoredClaims claims) {}

  void open(Drafted drafted, Translation translation, Acts.Trace trace) {
    if (translation.state() != TranslationState.TRANSLATING) {
      trace.unchanged();
      return;
    }
    Instant now = Desk.now(clock);
    trace.with("revision", translation.revision());
    if (overtaken(translation)) {
      move(translation, TranslationState.SUPERSEDED, now);
      trace.with("state", TranslationState.SUPERSEDED);
      return;
    }
    List<Translation> earlier = lockEarlier(translation);
    Map<Integer, CarriedWork.Change> changes =
        carrying.work().find(translation, drafted.revision());
    firstWords.store(drafted, changes, now);
    carrying.decisions().store(translation, drafted.revision(), changes, now);
    writer.recount(translation.id(), IntStream.range(0, drafted.drafts().size()).boxed().toList());
    earlier.stream()
        .findFirst()
        .ifPresent(last -> carrying.claims().carry(last.id(), translation.id()));
    for (Translation open : earlier) {
      if (open.state() == TranslationState.IN_REVIEW) {
        move(open, TranslationState.SUPERSEDED, now);
        trace.with("supersedes", open.id());
      }
    }
    move(translation, TranslationState.IN_REVIEW, now);
    trace
        .with("segments", drafted.drafts().size())
        .with("carried", count(changes, SourceChange.Kind::carries))
        .with("to-confirm", count(changes, kind -> kind == SourceChange.Kind.CONTEXT));
  }

  private static long count(
      Map<Integer, CarriedWork.Change> changes, Predicate<SourceChange.Kind> which) {
    return changes.values().stream().map(CarriedWork.Change::kind).filter(which).count();
  }

  /** Whether a later revision's review was opened while this one was still with the engine. */
  private boolean overtaken(Translation translation) {
    return translations.of(translation.article()).stream()
        .filter(other -> other.locale().equals(translation.locale()))
        .filter(other -> other.revision() > translation.revision())
        .anyMatch(other -> TAKEN_UP.contains(other.state()));
  }

  /**
   * The locale's earlier translations, locked from the latest down, as every opening does: an edit
   * that is on its way is stored before its words are carried over, or sees that it comes too late.
   */
  private List<Translation> lockEarlier(Translation translation) {
    List<Translation> locked = new ArrayList<>();
    for (Translation other : translations.of(translation.article())) {
      if (other.locale().equals(translation.locale())
          && other.revision() < translation.revision()) {
        translations.lock(other.id()).ifPresent(locked::add);
      }
    }
    return locked;
  }

  private void move(Translation translation, TranslationState state, Instant now) {
    if (translations.move(translation, state, now).isEmpty()) {
      throw new IllegalStateException(
          "translation " + translation.id() + " moved although it is locked");
    }
  }
}
