package org.interpres.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

class RouteFaultsTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(RouteFaults.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final RouteFaults faults = new RouteFaults();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(log);
  }

  private String last() {
    return log.list.get(log.list.size() - 1).getFormattedMessage();
  }

  @Test
  void thePlaceOfAFaultIsLoggedAndNotItsWords() {
    faults.log("sweep-late", fault());
    assertThat(last())
        .contains("sweep-late", "DataIntegrityViolationException", "SQL state 23505")
        .contains("at org.interpres.app.RouteFaultsTest.fault")
        .doesNotContain("Take 5 mg");
  }

  @Test
  void theSamePlaceHasOneLineTheNextTime() {
    for (int i = 0; i < 2; i++) {
      faults.log("sweep-late", fault());
    }
    assertThat(last()).isEqualTo("sweep-late failed again: DataIntegrityViolationException");
    faults.log("sweep-leases", fault());
    assertThat(last()).contains("at org.interpres");
  }

  @Test
  void aDatabaseThatIsAwayForAMomentHasOneLine() {
    faults.log("sweep-late", new IllegalStateException(new SQLException("gone", "08006")));
    assertThat(last()).isEqualTo("sweep-late failed: the database (IllegalStateException)");
  }

  private static DataIntegrityViolationException fault() {
    return new DataIntegrityViolationException(
        "row (Take 5 mg)", new SQLException("Take 5 mg", "23505"));
  }
}
