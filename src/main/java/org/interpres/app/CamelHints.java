package org.interpres.app;

import java.util.Locale;
import org.apache.camel.ProducerTemplate;
import org.interpres.article.Hints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends a hint to its stage's queue once the transaction has committed: a route that looked earlier
 * would see nothing. A hint that cannot be sent is logged and left to the sweeper.
 */
@Component
class CamelHints implements Hints {

  private static final Logger log = LoggerFactory.getLogger(CamelHints.class);

  private final ProducerTemplate camel;
  private final String queue;

  CamelHints(@Lazy ProducerTemplate camel, @Value("${interpres.queue}") String queue) {
    this.camel = camel;
    this.queue = queue;
  }

  @Override
  public void lookAt(Stage stage, long translationId) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      send(stage, translationId);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            send(stage, translationId);
          }
        });
  }

  private void send(Stage stage, long translationId) {
    String to = queue + ":" + stage.name().toLowerCase(Locale.ROOT);
    try {
      camel.sendBody(to, translationId);
    } catch (RuntimeException e) {
      log.warn(
          "hint for translation {} not sent to {} ({}): the sweeper will find it",
          translationId,
          to,
          e.getClass().getSimpleName());
    }
  }
}
