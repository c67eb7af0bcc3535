package org.interpres.review;

import java.io.Serializable;
import java.time.Instant;
import org.interpres.article.Phrase;
import org.interpres.article.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What a check said of a segment's present words.
 *
 * @param id stable as long as the words are; a waiver names it
 * @param remark what it said
 * @param waiver who let it stand, null where nobody did
 */
public record NotedFinding(long id, Remark remark, @Nullable Waiver waiver) {

  /** The check that no waiver lifts: a person must write the words. */
  static final String PLACEHOLDER = "PLACEHOLDER";

  /** The same where no engine was asked, because the sentence must not be sent. */
  static final String WITHHELD = "WITHHELD";

  /**
   * A finding before it is stored.
   *
   * @param check the id of the check: {@code NUMBER}
   * @param severity {@code critical}, {@code major} or {@code minor}
   * @param said a sentence for a person
   */
  public record Remark(
      String check,
      String severity,
      Said said,
      @Nullable Range sourceSpan,
      @Nullable Range targetSpan) {

    public String message() {
      return said.sentence();
    }

    public boolean critical() {
      return severity.equals("critical");
    }

    /** The same for the same finding on the same words, in whichever translation. */
    Sha256 fingerprint() {
      return Sha256.of(
          String.join("\n", check, severity, message(), "" + sourceSpan, "" + targetSpan));
    }
  }

  /**
   * A sentence for a person.
   *
   * @param sentence in English, as it is stored, signed and sent
   * @param phrase for pages in their reader's language; null in findings from before there were any
   */
  public record Said(String sentence, @Nullable Phrase phrase) {

    static Said of(Phrase phrase) {
      return new Said(phrase.sentence(), phrase);
    }

    /** For a page: the phrase, or the sentence where there is none. */
    public Serializable words() {
      return phrase == null ? sentence : phrase;
    }
  }

  /** A part of a text: UTF-16 offsets, the end exclusive. */
  public record Range(int from, int to) {}

  /** That a qualified reviewer let a finding stand, with the reason. */
  public record Waiver(String reason, String by, Instant at) {}

  public String check() {
    return remark.check();
  }

  public String severity() {
    return remark.severity();
  }

  public String message() {
    return remark.message();
  }

  /** What it says on a page: a phrase, or a sentence in English. */
  public Serializable words() {
    return remark.said().words();
  }

  public boolean waived() {
    return waiver != null;
  }

  /** Whether it blocks approval. */
  public boolean blocks() {
    return remark.critical() && !waived();
  }
}
