package org.interpres.review;

import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The hand-over from review to publish. Safe for use by many threads and processes. */
@Service("approvals")
public class Approvals {

  private final Translations translations;
  private final StoredReviews reviews;
  private final Evidence evidence;
  private final TransactionTemplate snapshot;

  Approvals(
      Translations translations,
      StoredReviews reviews,
      Evidence evidence,
      PlatformTransactionManager transactions) {
    this.translations = translations;
    this.reviews = reviews;
    this.evidence = evidence;
    this.snapshot = new TransactionTemplate(transactions);
    // One moment's view: a reopening half-way through must not look like broken evidence.
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.snapshot.setReadOnly(true);
  }

  /**
   * Reads a translation's decisions and signatures and examines them all again.
   *
   * @return the proof that it is approved, or null where nothing is to do: it is not APPROVED, or
   *     nobody has released it. Null because a Camel filter asks for it.
   * @throws IllegalStateException where it says APPROVED, but what is stored does not prove it
   */
  public @Nullable Approved load(long id) {
    return snapshot.execute(
        status ->
            translations
                .find(id)
                .filter(translation -> translation.state() == TranslationState.APPROVED)
                .flatMap(reviews::read)
                .filter(review -> review.terms().releasedAt() != null)
                .map(evidence::examine)
                .orElse(null));
  }
}
