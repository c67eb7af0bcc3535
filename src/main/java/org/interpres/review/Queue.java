package org.interpres.review;

import java.time.Instant;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Slug;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.jspecify.annotations.Nullable;

/**
 * A page of translations, the most urgent first.
 *
 * @param next the cursor of the page that follows, null on the last
 */
public record Queue(List<Entry> entries, @Nullable String next) {

  public Queue {
    entries = List.copyOf(entries);
  }

  /**
   * What is asked for; null for any.
   *
   * @param cursor of an earlier page, null for the first
   */
  public record Filter(
      @Nullable TranslationState state,
      @Nullable LocaleTag locale,
      @Nullable Slug article,
      @Nullable String cursor) {

    public static final Filter ALL = new Filter(null, null, null, null);
  }

  /**
   * A translation in the queue.
   *
   * @param title of the article, in its own language, without tags
   * @param counts null until its review is opened
   */
  public record Entry(
      Translation translation, String title, Instant createdAt, @Nullable Counts counts) {}

  /**
   * How far a review is.
   *
   * @param segments of the translation
   * @param steps in order
   * @param rejected segments that were sent back
   * @param openCritical critical findings that nobody has waived
   * @param undecidedCritical segments of critical risk that are not approved in every step
   */
  public record Counts(
      int segments, List<StepCount> steps, int rejected, int openCritical, int undecidedCritical) {
    public Counts {
      steps = List.copyOf(steps);
    }
  }

  /** Segments approved in a step. */
  public record StepCount(String step, int decided) {}
}
