package org.interpres.article;

import org.jspecify.annotations.Nullable;

/**
 * What a page says to a reader in danger, as its reviewers saw it.
 *
 * @param page the locale of the page that it stands on
 * @param words the locale of the words, English where there are none in the page's
 * @param line whom to call, null where none is known and verified for the page's country
 */
public record CrisisNotice(
    LocaleTag page, LocaleTag words, String title, String text, @Nullable Line line) {

  /**
   * A telephone line.
   *
   * @param call the words before it
   * @param number as people write it
   * @param name what the line calls itself
   */
  public record Line(String call, String number, String name) {

    /** As a {@code tel:} address has it. */
    public String digits() {
      return number.replaceAll("[^0-9+]", "");
    }
  }

  /** Of the lines that {@link #text()} and the rest make; no value holds a line feed. */
  public Sha256 hash() {
    String called =
        line == null ? "" : line.call() + "\n" + line.number() + "\n" + line.name() + "\n";
    return Sha256.of(
        "interpres-crisis-notice/1\n%s\n%s\n%s\n%s\n%s"
            .formatted(page, words, title, text, called));
  }
}
