package org.interpres.article;

/** Takes down at once what is published of an article, publish provides it. */
public interface Withdrawal {

  /**
   * Whether a withdrawal may have this reason, to be asked before what comes with it is stored.
   *
   * @throws Refusal INVALID {@code reason-required}, audited
   */
  void check(Slug article, String reason, String actor);

  /**
   * Recalls each current publication of the article. An article with nothing published is left as
   * it is, so that a repeated call does no harm.
   *
   * @param reason in words for a person; shown where the publication was
   * @param actor the name of the account that asked
   */
  void withdraw(Slug article, String reason, String actor);

  /** The same in one locale. */
  void withdraw(Slug article, LocaleTag locale, String reason, String actor);
}
