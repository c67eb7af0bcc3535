package org.interpres.review;

import java.time.Instant;
import java.util.Locale;
import org.interpres.article.Refusal;
import org.interpres.article.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided on a segment's words in a step.
 *
 * @param words the words decided on
 * @param at when; for a carried decision the time of the first one
 * @param carried whether it repeats an earlier decision on the same words
 * @param voided why it no longer counts, null while it does
 */
public record Decision(
    long id,
    String step,
    Verdict verdict,
    Pair words,
    String comment,
    String by,
    Instant at,
    boolean carried,
    @Nullable String voided) {

  /** The hashes that a decision is bound to. */
  public record Pair(Sha256 source, Sha256 target) {}

  /** Yes or no. */
  public enum Verdict {
    APPROVE,
    REJECT;

    /** As the API and the database write it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The verdict that a request names.
     *
     * @throws Refusal INVALID {@code unknown-decision}
     */
    public static Verdict parse(String text) {
      for (Verdict verdict : values()) {
        if (verdict.label().equals(text)) {
          return verdict;
        }
      }
      throw new Refusal(
          Refusal.Kind.INVALID, "unknown-decision", "A decision is “approve” or “reject”.");
    }
  }

  /** Whether it approves these words and still counts. */
  boolean approves(Pair present) {
    return verdict == Verdict.APPROVE && voided == null && words.equals(present);
  }
}
