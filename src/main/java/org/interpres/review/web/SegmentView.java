package org.interpres.review.web;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.interpres.article.Phrase;
import org.interpres.identity.web.Moment;
import org.interpres.identity.web.Refused;
import org.interpres.review.SegmentDrafts;
import org.interpres.review.WordDifference;
import org.jspecify.annotations.Nullable;

/**
 * A segment as {@code segment.ftlh} shows it.
 *
 * @param said what came of an act just tried, null where none was
 */
public record SegmentView(
    Place place,
    Status status,
    Words words,
    Background background,
    Remarks remarks,
    Aside aside,
    May may,
    @Nullable Said said) {

  /**
   * Where it stands.
   *
   * @param index as the API counts, from 0: messages and the audit trail name it
   * @param unit the kind of its unit, {@code list-item}
   * @param first whether it begins its unit
   * @param beside whether it is there for its neighbours only
   * @param after what follows it and is published untranslated
   */
  public record Place(int index, String unit, boolean first, boolean beside, List<String> after) {

    /** The element's id. */
    public String getAnchor() {
      return "s" + index;
    }
  }

  /**
   * How far it is.
   *
   * @param state {@code open}, {@code rejected}, {@code reviewed} or {@code approved}
   * @param waitsFor the step that it waits for, empty where none is left
   * @param origin where the words come from
   * @param stamp changes with words and state
   */
  public record Status(
      String state, String waitsFor, String risk, Phrase origin, int version, String stamp) {}

  /**
   * Source and target.
   *
   * @param text the target with its tags as they are written
   * @param tags what the target must hold
   */
  public record Words(
      List<MarkedText.Piece> source,
      List<MarkedText.Piece> target,
      String text,
      boolean placeholder,
      List<TagView> tags) {}

  /**
   * A tag that the target must hold.
   *
   * @param close empty for a tag that stands alone
   * @param label its number and what it is to a reader
   */
  public record TagView(String open, String close, Phrase label) {}

  /**
   * What is known of the source.
   *
   * @param change what the revision did to it, null where it is new or as it was
   * @param terms those of the glossary that stand in it
   */
  public record Background(@Nullable ChangeView change, List<TermView> terms) {}

  /**
   * What a revision did to the sentence.
   *
   * @param kind null where it only stands elsewhere
   * @param difference of the sources by word, empty where their words are the same
   * @param earlier what it was, empty where its words are the same
   */
  public record ChangeView(
      @Nullable Phrase kind,
      boolean moved,
      List<WordDifference.Piece> difference,
      List<EarlierView> earlier) {}

  /** A segment of the review before, and whether each step had approved its target. */
  public record EarlierView(String href, String target, boolean approved) {}

  /**
   * What the glossary says of a term.
   *
   * @param target how it is translated, null where only wrong translations are known
   */
  public record TermView(String source, @Nullable String target, List<String> forbidden) {

    public boolean getKept() {
      return source.equals(target);
    }
  }

  /**
   * What was said of the words.
   *
   * @param rejection why it was sent back, null where it was not
   */
  public record Remarks(
      List<FindingView> findings, List<ApprovalView> approvals, @Nullable Reason rejection) {

    /** Whether a critical finding blocks approval that a reason would lift. */
    public boolean getWaivable() {
      return findings.stream().anyMatch(FindingView::waivable);
    }

    public boolean getBlocked() {
      return findings.stream().anyMatch(f -> f.tone().equals("critical"));
    }
  }

  /** Who said why, and when. */
  public record Reason(String by, Moment at, String text) {}

  /**
   * What stands beside the segment.
   *
   * @param comments how many were written
   * @param queries how many of them wait for the author of the source
   * @param errors how many marked errors are open
   * @param draft what the account has typed and not saved, null where nothing
   */
  public record Aside(int comments, int queries, int errors, SegmentDrafts.@Nullable Draft draft) {}

  /**
   * A finding.
   *
   * @param number as the marks in the text count
   * @param tone {@code critical}, {@code major}, {@code minor} or {@code waived}
   * @param words what it says: a phrase, or a sentence in English where it is from before
   * @param waiver who let it stand and why, null where nobody did
   */
  public record FindingView(
      int number,
      Check check,
      String tone,
      Serializable words,
      @Nullable Reason waiver,
      boolean waivable) {}

  /** Which check, and the finding's id. */
  public record Check(String name, String severity, long finding) {}

  /** Who approved it in a step. */
  public record ApprovalView(String step, String by, Moment at) {}

  /**
   * What the account may do.
   *
   * @param approve the step in which it may approve, null where it may not
   * @param reject the step in which it may send back, null where it may not
   * @param choose whether it may be approved in bulk
   * @param why what keeps the account from acting, null where nothing does
   */
  public record May(
      @Nullable String approve,
      @Nullable String reject,
      boolean edit,
      boolean choose,
      @Nullable Phrase why) {

    static final May NOTHING = new May(null, null, false, false, null);

    public boolean getAct() {
      return approve != null || reject != null || edit;
    }
  }

  /**
   * What came of an act that was refused.
   *
   * @param stored what was done all the same, null where nothing was
   * @param typed what is not stored
   */
  public record Said(@Nullable Phrase stored, Refused problem, Typed typed) {

    /** The translation that is not stored, null where none was written. */
    public @Nullable String getMine() {
      return typed.target();
    }

    /** What is wrong with the words, empty where nothing was said. */
    public String getComment() {
      return typed.comment();
    }

    /** Reasons to let findings stand that are not given in their fields again. */
    public List<String> reasonsWithout(List<FindingView> findings) {
      return typed.reasons().entrySet().stream()
          .filter(
              reason ->
                  findings.stream()
                      .noneMatch(f -> f.waivable() && f.check().finding() == reason.getKey()))
          .map(Map.Entry::getValue)
          .toList();
    }

    /** The reason that was given to let a finding stand, or empty. */
    public String reason(long finding) {
      return typed.reasons().getOrDefault(finding, "");
    }
  }
}
