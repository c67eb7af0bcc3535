package org.interpres.review;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One moment's view of the database for what is read by several queries. An edit between two of
 * them showed new words with the findings and approvals of the old ones, and a record whose content
 * was of a mixture. Thread-safe.
 */
@Component
final class Snapshot {

  private final TransactionTemplate moment;

  Snapshot(PlatformTransactionManager transactions) {
    this.moment = new TransactionTemplate(transactions);
    this.moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.moment.setReadOnly(true);
  }

  /** What is read; nothing may be written meanwhile. */
  <T> T of(Supplier<T> read) {
    return moment.execute(status -> read.get());
  }
}
