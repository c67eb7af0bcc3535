package org.interpres.review.web;

import java.util.List;
import org.interpres.article.Phrase;
import org.interpres.identity.web.Language;
import org.interpres.identity.web.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A translation as {@code workbench.ftlh} shows it.
 *
 * @param segments all, or the one that an act has changed
 */
public record WorkbenchView(
    Subject subject,
    Condition condition,
    Display display,
    List<SegmentView> segments,
    Signing signing) {

  /** What is translated, into what. */
  public record Subject(
      long id, String title, String article, int revision, Language source, Language target) {

    public String getPath() {
      return "/translations/" + id;
    }
  }

  /**
   * Where it stands.
   *
   * @param failure why it cannot go on, null where it can
   * @param note what the account should know, null where there is nothing
   * @param reopened why it is in review again after it was signed, null where it never was
   * @param chances acts on the whole: {@code retry}, {@code release}, {@code reopen}
   */
  public record Condition(
      String state,
      @Nullable String failure,
      @Nullable Phrase note,
      @Nullable Reopened reopened,
      List<String> chances) {}

  /** Who took back what was signed, why, and when. */
  public record Reopened(String by, String reason, Moment at) {}

  /**
   * What of it is shown.
   *
   * @param show the filter: {@code all}, {@code open}, {@code findings} or {@code critical}
   * @param bulk the step in which the account approves in bulk, null where it may not
   * @param me the account, and how it stands here
   */
  public record Display(
      String show, List<Show> shows, List<Step> steps, @Nullable String bulk, Me me) {}

  /**
   * The account that looks.
   *
   * @param approvesOwn whether it may approve what it has just written
   * @param pace words an hour that it decides on, where that is too many; null where it is not
   */
  public record Me(String account, boolean approvesOwn, @Nullable Integer pace) {}

  /** A filter and how many segments it shows. */
  public record Show(String name, long count) {}

  /** How far a step is. */
  public record Step(String name, long decided, int total) {}

  /**
   * The signatures.
   *
   * @param step what the account may sign now, null where it may not
   * @param why why it may not
   */
  public record Signing(List<Signature> given, @Nullable Step step, @Nullable Phrase why) {

    public List<String> getMeanings() {
      return List.of("review", "approval", "authorship", "responsibility");
    }
  }

  /** A signature as 21 CFR 11.50 wants it shown. */
  public record Signature(String step, String account, String signer, String meaning, Moment at) {}
}
