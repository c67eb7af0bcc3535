package org.interpres.review.web;

import java.time.Instant;
import java.util.Optional;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.identity.web.Language;
import org.interpres.identity.web.Moment;
import org.interpres.review.Queue;
import org.jspecify.annotations.Nullable;

/** Translations of the queue as pages show them. */
final class QueueItems {

  private QueueItems() {}

  static QueueView.Item of(Queue.Entry entry, Instant now) {
    Translation translation = entry.translation();
    Queue.Counts counts = entry.counts();
    Optional<Queue.StepCount> waiting =
        counts == null || translation.state() != TranslationState.IN_REVIEW
            ? Optional.empty()
            : counts.steps().stream()
                .filter(step -> step.decided() < counts.segments())
                .findFirst()
                .or(() -> counts.steps().stream().reduce((a, b) -> b));
    return new QueueView.Item(
        translation.id(),
        new QueueView.Subject(
            entry.title(),
            Language.of(translation.source()),
            translation.article().value(),
            translation.revision(),
            Language.of(translation.locale())),
        translation.state().name(),
        new QueueView.Waits(
            waiting.map(step -> waits(step, counts)).orElse(null),
            Moment.of(entry.createdAt()),
            Moment.age(entry.createdAt(), now)),
        counts == null ? null : counts(counts, waiting));
  }

  private static String waits(Queue.StepCount step, Queue.@Nullable Counts counts) {
    boolean decided = counts != null && step.decided() == counts.segments();
    return decided ? "signature" : step.step();
  }

  private static QueueView.Counts counts(Queue.Counts counts, Optional<Queue.StepCount> waiting) {
    return new QueueView.Counts(
        waiting.map(Queue.StepCount::decided).orElse(counts.segments()),
        counts.segments(),
        counts.openCritical(),
        counts.rejected());
  }
}
