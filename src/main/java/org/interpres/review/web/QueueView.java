package org.interpres.review.web;

import java.util.List;
import org.interpres.identity.web.Choice;
import org.interpres.identity.web.Language;
import org.interpres.identity.web.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A page of the queue as {@code queue.ftlh} shows it.
 *
 * @param next the address of the page that follows, null on the last
 */
public record QueueView(Chosen chosen, Choices choices, List<Item> items, @Nullable String next) {

  /** The filter as it was sent, empty for any. */
  public record Chosen(String state, String locale, String article) {

    public boolean getAny() {
      return !(state + locale + article).isBlank();
    }
  }

  /** What may be chosen. */
  public record Choices(List<Choice> states, List<Choice> locales) {}

  /** A translation. */
  public record Item(long id, Subject subject, String state, Waits waits, @Nullable Counts counts) {

    public String getHref() {
      return "/translations/" + id;
    }
  }

  /** What is translated, into what. */
  public record Subject(
      String title, Language source, String article, int revision, Language locale) {}

  /**
   * What it waits for, and since when.
   *
   * @param step the step of the review, null where it is not in review
   */
  public record Waits(@Nullable String step, Moment since, String age) {}

  /**
   * How far it is: segments approved in the step that it waits for.
   *
   * @param critical open critical findings
   * @param rejected segments that were sent back
   */
  public record Counts(int decided, int total, int critical, int rejected) {}
}
