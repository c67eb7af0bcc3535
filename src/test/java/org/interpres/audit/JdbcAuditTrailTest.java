package org.interpres.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.interpres.app.database.TestDatabase;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcAuditTrailTest {

  private static final Instant NOW = Instant.parse("2026-11-22T20:04:52.123456789Z");
  private static final Slug KETAMINE = new Slug("ketamine");
  private static final Slug WARFARIN = new Slug("warfarin");
  private static final Refusal REFUSAL =
      new Refusal(Refusal.Kind.CONFLICT, "not-decided", "Segment 3 is not decided.");

  private final TestDatabase database = TestDatabase.fresh();
  private final DataSourceTransactionManager manager =
      new DataSourceTransactionManager(database.application());
  private final TransactionTemplate transactions = new TransactionTemplate(manager);
  private final JdbcAuditTrail audit =
      new JdbcAuditTrail(
          new JdbcTemplate(database.application()), manager, Clock.fixed(NOW, ZoneOffset.UTC));

  private static AuditEvent event(Slug article, String action) {
    return AuditEvent.of("lin", action, article, Map.of("locale", "zh-Hans", "reason", "治療 😀"));
  }

  @Test
  void keepsWhatHappenedAndLinksEachChainFromItsFirst() {
    audit.record(event(KETAMINE, "article-stored"));
    audit.record(event(WARFARIN, "article-stored"));
    audit.record(event(KETAMINE, "translation-released"));

    List<AuditTrail.Entry> entries = audit.entries(KETAMINE, 0, 10);
    assertThat(entries).extracting(AuditTrail.Entry::sequence).containsExactly(1L, 2L);
    assertThat(entries.get(0).previousHash()).isEqualTo(CanonicalEntry.BEFORE_FIRST);
    assertThat(entries.get(1).previousHash()).isEqualTo(entries.get(0).hash());
    assertThat(entries.get(1).at()).isEqualTo("2026-11-22T20:04:52.123456Z");
    assertThat(entries.get(1).details())
        .containsExactly(Map.entry("locale", "zh-Hans"), Map.entry("reason", "治療 😀"));
    assertThat(audit.verify()).isEqualTo(new AuditTrail.Verification(true, 3, null));
  }

  @Test
  void goesOnAfterACursorOverAllChains() {
    audit.record(event(KETAMINE, "one"));
    audit.record(event(WARFARIN, "two"));
    audit.record(AuditEvent.of("ada", "three", null, Map.of()));
    List<AuditTrail.Entry> first = audit.entries(null, 0, 2);
    assertThat(first).extracting(AuditTrail.Entry::action).containsExactly("one", "two");
    assertThat(audit.entries(null, first.get(1).id(), 2))
        .extracting(AuditTrail.Entry::action)
        .containsExactly("three");
  }

  @Test
  void storesTextThatPostgresCannot() {
    audit.record(
        AuditEvent.of("lin", "signed-in", null, Map.of("account", "nul\0 half\uD83D pair")));
    assertThat(audit.entries(null, 0, 1).get(0).details())
        .containsEntry("account", "nul\uFFFD half\uFFFD pair");
    assertThat(audit.verify().valid()).isTrue();
  }

  @Test
  void aRolledBackActLeavesNoTraceButItsRefusalDoes() {
    assertThatThrownBy(
            () ->
                transactions.executeWithoutResult(
                    status -> {
                      audit.record(event(KETAMINE, "segment-approved"));
                      // The chain is locked by this very transaction: this must not wait for it.
                      audit.recordRefusal(event(KETAMINE, "translation-signed"), REFUSAL);
                      throw REFUSAL;
                    }))
        .isSameAs(REFUSAL);

    assertThat(audit.entries(null, 0, 10))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.outcome()).isEqualTo("refused");
              assertThat(entry.action()).isEqualTo("translation-signed");
              assertThat(entry.details())
                  .containsEntry("refusal.code", "not-decided")
                  .containsEntry("refusal.message", "Segment 3 is not decided.");
            });
    assertThat(audit.verify().valid()).isTrue();
  }

  @Test
  void aRefusalOutsideAnyTransactionIsThereAtOnce() {
    audit.recordRefusal(event(KETAMINE, "translation-signed"), REFUSAL);
    assertThat(audit.entries(KETAMINE, 0, 10)).hasSize(1);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void manyThreadsAppendWithoutAGap() throws Exception {
    int threads = 8;
    int each = 25;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        running.add(
            pool.submit(
                () -> {
                  for (int number = 0; number < each; number++) {
                    boolean refused = number % 5 == 0;
                    transactions.executeWithoutResult(
                        status -> {
                          audit.record(event(KETAMINE, "segment-approved"));
                          if (refused) {
                            status.setRollbackOnly();
                          }
                        });
                  }
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
    long stored = threads * each * 4 / 5;
    assertThat(audit.entries(KETAMINE, 0, 1_000))
        .extracting(AuditTrail.Entry::sequence)
        .isEqualTo(LongStream.rangeClosed(1, stored).boxed().toList());
    assertThat(audit.verify()).isEqualTo(new AuditTrail.Verification(true, stored, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set actor = 'mallory'",
        "delete from audit_entry",
        "truncate audit_entry"
      })
  void nobodyChangesWhatIsWritten(String statement) {
    audit.record(event(KETAMINE, "article-stored"));
    assertThatThrownBy(() -> JdbcClient.create(database.application()).sql(statement).update())
        .rootCause()
        .hasMessageContaining("permission denied for table audit_entry");
    assertThatThrownBy(() -> JdbcClient.create(database.owner()).sql(statement).update())
        .rootCause()
        .hasMessageContaining("rows of this table never change");
    assertThat(audit.verify()).isEqualTo(new AuditTrail.Verification(true, 1, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update audit_entry set actor = 'mallory' where id = 3|3|2|was changed",
        "update audit_entry set at = at + interval '1 microsecond' where id = 3|3|2|was changed",
        "update audit_entry set outcome = 'refused' where id = 1|1|1|was changed",
        "update audit_entry set details = '{\"locale\":\"fr\"}' where id = 3|3|2|was changed",
        "update audit_entry set details = '[]' where id = 3|3|2|was changed",
        "update audit_entry set hash = repeat('0', 64) where id = 3|3|2|was changed",
        "delete from audit_entry where id = 3|4|3|missing before",
        "delete from audit_entry where id = 1|3|2|missing before",
        "update audit_entry set chain = 'warfarin', sequence = 2 where id = 4|4|2|was changed",
      })
  void tamperingIsFoundAndNamed(String statement, long id, long sequence, String reason) {
    audit.record(event(KETAMINE, "one"));
    audit.record(event(WARFARIN, "one"));
    audit.record(event(KETAMINE, "two"));
    audit.record(event(KETAMINE, "three"));
    tamper(statement);

    AuditTrail.Verification verification = audit.verify();
    assertThat(verification.valid()).isFalse();
    AuditTrail.Broken broken = java.util.Objects.requireNonNull(verification.firstBroken());
    assertThat(broken.id()).isEqualTo(id);
    assertThat(broken.sequence()).isEqualTo(sequence);
    assertThat(broken.reason()).contains(reason);
  }

  @Test
  void anEntryRewrittenWithAHashOfItsOwnBreaksTheNextOne() {
    audit.record(event(KETAMINE, "one"));
    audit.record(event(KETAMINE, "two"));
    AuditTrail.Entry one = audit.entries(KETAMINE, 0, 1).get(0);
    AuditTrail.Entry forged =
        new AuditTrail.Entry(
            one.id(),
            one.chain(),
            one.sequence(),
            one.at(),
            "mallory",
            one.action(),
            one.outcome(),
            one.details(),
            one.previousHash(),
            one.hash());
    tamper(
        "update audit_entry set actor = 'mallory', hash = '%s' where id = %d"
            .formatted(CanonicalEntry.hash(forged), one.id()));
    AuditTrail.Broken broken = java.util.Objects.requireNonNull(audit.verify().firstBroken());
    assertThat(broken.sequence()).isEqualTo(2);
    assertThat(broken.reason()).contains("do not link");
  }

  /** As one who has taken over the database's owner would: with the triggers switched off. */
  private void tamper(String statement) {
    try (var connection = database.owner().getConnection();
        var statements = connection.createStatement()) {
      statements.execute("set session_replication_role = replica");
      assertThat(statements.executeUpdate(statement)).isPositive();
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }
}
