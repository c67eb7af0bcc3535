package org.interpres.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
   * @param limit of entries on the page, 1 to {@link #MOST}
   */
  public record Filter(
      @Nullable TranslationState state,
      @Nullable LocaleTag locale,
      @Nullable Slug article,
      @Nullable String cursor,
      Work work,
      int limit) {

    public static final int PAGE = 50;
    public static final int MOST = 200;

    public static final Filter ALL = new Filter(null, null, null, null);

    public Filter {
      if (limit < 1 || limit > MOST) {
        throw new IllegalArgumentException("a page has 1 to " + MOST + " entries, not " + limit);
      }
    }

    public Filter(
        @Nullable TranslationState state,
        @Nullable LocaleTag locale,
        @Nullable Slug article,
        @Nullable String cursor,
        Work work) {
      this(state, locale, article, cursor, work, PAGE);
    }

    public Filter(
        @Nullable TranslationState state,
        @Nullable LocaleTag locale,
        @Nullable Slug article,
        @Nullable String cursor) {
      this(state, locale, article, cursor, Work.ANY);
    }
  }

  /**
   * Which work; null for any.
   *
   * @param step in which somebody can do something now
   * @param holder who has claimed a step, or was assigned one
   * @param dueBefore what is not done by then
   */
  public record Work(@Nullable String step, @Nullable String holder, @Nullable Instant dueBefore) {
    public static final Work ANY = new Work(null, null, null);
  }

  /**
   * What there is to do, each a filter of the queue.
   *
   * @param steps translations in which the step has something to do now, in the policy's order
   * @param mine those that the account holds
   * @param late those whose date has passed
   * @param failed those that cannot go on
   */
  public record Summary(Map<String, Integer> steps, int mine, int late, int failed) {
    public Summary {
      steps = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(steps));
    }
  }

  /**
   * A translation in the queue.
   *
   * @param title of the article, in its own language, without tags
   * @param counts null until its review is opened
   */
  public record Entry(
      Translation translation,
      String title,
      Instant createdAt,
      @Nullable Counts counts,
      Attention attention) {}

  /**
   * Who looks after it.
   *
   * @param dueAt null where no date is set
   * @param openSteps steps in which somebody can do something now
   * @param claims those that hold
   */
  public record Attention(@Nullable Instant dueAt, List<String> openSteps, List<Claim> claims) {
    public Attention {
      openSteps = List.copyOf(openSteps);
      claims = List.copyOf(claims);
    }
  }

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
