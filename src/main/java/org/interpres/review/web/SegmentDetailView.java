package org.interpres.review.web;

import java.util.List;
import org.interpres.article.BackTranslator;
import org.interpres.article.Phrase;
import org.interpres.identity.web.Language;
import org.interpres.identity.web.Moment;
import org.interpres.identity.web.Refused;
import org.interpres.review.WordDifference;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one segment, as {@code detail.ftlh} shows it.
 *
 * @param back what a second engine makes of the words, null where nobody has asked now
 * @param problem why what was just tried was refused, null where nothing was
 */
public record SegmentDetailView(
    Subject subject,
    Talk talk,
    Errors errors,
    List<Event> history,
    List<Elsewhere> elsewhere,
    BackTranslator.@Nullable Back back,
    @Nullable Refused problem) {

  /** The segment. */
  public record Subject(
      long translation, int index, String title, Language source, Language target, Pair words) {

    public String getBench() {
      return "/translations/" + translation;
    }

    public String getPath() {
      return getBench() + "/segments/" + index;
    }
  }

  /** Its words, tags as chips. */
  public record Pair(List<MarkedText.Piece> source, List<MarkedText.Piece> target, int version) {}

  /**
   * What people say of it.
   *
   * @param speaks whether the account may say something
   */
  public record Talk(List<Thread> threads, boolean speaks) {}

  /** A comment or a query with its answers. */
  public record Thread(long id, boolean query, Said first, List<Said> answers, @Nullable Said end) {

    public boolean getOpen() {
      return query && end == null;
    }
  }

  /** Who said what; the text is empty where a query was settled. */
  public record Said(String by, Moment at, String text) {}

  /**
   * Errors that reviewers marked.
   *
   * @param marks whether the account may mark one
   */
  public record Errors(
      List<Marked> marked, List<String> dimensions, List<String> severities, boolean marks) {}

  /** One of them; {@code open} while the words that it was made on stand. */
  public record Marked(
      long id, String dimension, String severity, Said said, int version, boolean open) {}

  /**
   * What happened to it: a version of the words, or a decision.
   *
   * @param what a key of the bundles behind {@code history.}
   * @param parts what changed by word, empty for a decision
   */
  public record Event(
      String what,
      String by,
      Moment at,
      @Nullable Phrase origin,
      String text,
      List<WordDifference.Piece> parts) {}

  /** The sentence in another locale. */
  public record Elsewhere(
      Language locale, String href, String state, List<MarkedText.Piece> words) {}
}
