package org.interpres.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.interpres.article.Refusal;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@link AuditTrail} in PostgreSQL, hashed as {@link CanonicalEntry} says. Appends to one chain
 * follow each other under a lock of the transaction, so that sequences have no gap and the order of
 * ids within a chain is that of its sequence.
 */
@Repository
class JdbcAuditTrail implements AuditTrail {

  /** Apart from every other use of advisory locks; equal hashes of two chains only wait. */
  private static final String LOCK_CHAIN =
      """
      select pg_advisory_xact_lock(hashtextextended('audit:' || :chain, 0))::text
      """;

  private static final String LAST =
      """
      select sequence, hash
      from audit_entry
      where chain = :chain
      order by sequence desc
      limit 1
      """;

  private static final String INSERT =
      """
      insert into audit_entry
        (chain, sequence, at, actor, action, outcome, details, previous_hash, hash)
      values
        (:chain, :sequence, :at, :actor, :action, :outcome, :details::jsonb, :previous, :hash)
      """;

  private static final String COLUMNS =
      """
      select id, chain, sequence, at, actor, action, outcome, details, previous_hash, hash
      from audit_entry
      """;

  private static final String AFTER =
      COLUMNS
          + """
          where id > :cursor
          order by id
          limit :limit
          """;

  /** Apart from the other: one statement for both is planned for neither. */
  private static final String AFTER_OF_CHAIN =
      COLUMNS
          + """
          where chain = :chain and id > :cursor
          order by id
          limit :limit
          """;

  private static final String ALL = COLUMNS + "order by chain, sequence";

  private static final Logger LOG = LoggerFactory.getLogger(JdbcAuditTrail.class);
  private static final int FETCH_SIZE = 1_000;

  private final JdbcClient jdbc;
  private final JdbcTemplate streaming;
  private final TransactionTemplate joined;
  private final TransactionTemplate own;
  private final Clock clock;
  private final ObjectMapper json = JsonMapper.builder().build();

  JdbcAuditTrail(JdbcTemplate template, PlatformTransactionManager transactions, Clock clock) {
    this.jdbc = JdbcClient.create(template);
    this.streaming = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
    this.streaming.setFetchSize(FETCH_SIZE);
    this.joined = new TransactionTemplate(transactions);
    this.own = new TransactionTemplate(transactions);
    this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
  }

  @Override
  public void record(AuditEvent event) {
    joined.executeWithoutResult(status -> append(event, "done"));
  }

  /**
   * Inside a transaction the refusal is written when that has ended, either way. Written at once by
   * a second connection it would wait for ever for a chain that the first one has locked, and
   * PostgreSQL sees no deadlock, because the first only waits for us.
   */
  @Override
  public void recordRefusal(AuditEvent event, Refusal refusal) {
    SortedMap<String, String> details = new TreeMap<>(event.details());
    details.put("refusal.code", refusal.code());
    details.put("refusal.message", refusal.getMessage());
    AuditEvent refused = new AuditEvent(event.actor(), event.action(), event.article(), details);
    if (TransactionSynchronizationManager.isSynchronizationActive()
        && TransactionSynchronizationManager.isActualTransactionActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              appendRefusedLate(refused);
            }
          });
    } else {
      own.executeWithoutResult(status -> append(refused, "refused"));
    }
  }

  /** The act is already refused and its transaction over: nobody up there could be told. */
  private void appendRefusedLate(AuditEvent refused) {
    try {
      own.executeWithoutResult(status -> append(refused, "refused"));
    } catch (RuntimeException e) {
      LOG.error(
          "The refusal of {} by {} could not be audited: {}",
          refused.action(),
          refused.actor(),
          e.getClass().getName());
      throw e;
    }
  }

  private void append(AuditEvent event, String outcome) {
    String chain = chain(event.article());
    // Two statements: the second one's snapshot must be younger than the lock.
    jdbc.sql(LOCK_CHAIN).param("chain", chain).query(String.class).optional();
    Link last =
        jdbc.sql(LAST)
            .param("chain", chain)
            .query((row, n) -> new Link(row.getLong(1), new Sha256(row.getString(2))))
            .optional()
            .orElse(Link.BEFORE_FIRST);
    Entry entry =
        new Entry(
            0,
            chain,
            last.sequence() + 1,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            Storable.text(event.actor()),
            Storable.text(event.action()),
            outcome,
            Storable.details(event.details()),
            last.hash(),
            last.hash());
    jdbc.sql(INSERT)
        .param("chain", chain)
        .param("sequence", entry.sequence())
        .param("at", Timestamp.from(entry.at()))
        .param("actor", entry.actor())
        .param("action", entry.action())
        .param("outcome", outcome)
        .param("details", written(entry.details()))
        .param("previous", entry.previousHash().hex())
        .param("hash", CanonicalEntry.hash(entry).hex())
        .update();
  }

  private record Link(long sequence, Sha256 hash) {
    static final Link BEFORE_FIRST = new Link(0, CanonicalEntry.BEFORE_FIRST);
  }

  @Override
  public List<Entry> entries(@Nullable Slug article, long cursor, int limit) {
    if (limit < 1 || limit > 1_000) {
      throw new IllegalArgumentException("limit " + limit + " is not within 1 to 1,000");
    }
    JdbcClient.StatementSpec asked =
        article == null
            ? jdbc.sql(AFTER)
            : jdbc.sql(AFTER_OF_CHAIN).param("chain", article.value());
    return asked.param("cursor", cursor).param("limit", limit).query((row, n) -> entry(row)).list();
  }

  @Override
  public Verification verify() {
    ChainVerifier verifier = new ChainVerifier();
    // A transaction, because the driver reads in portions only inside one.
    joined.executeWithoutResult(
        status -> streaming.query(ALL, (ResultSet row) -> verifier.check(entry(row))));
    return Checkpoints.held(jdbc, verifier.verdict());
  }

  private Entry entry(ResultSet row) throws SQLException {
    Instant at = row.getTimestamp("at").toInstant();
    return new Entry(
        row.getLong("id"),
        row.getString("chain"),
        row.getLong("sequence"),
        at,
        row.getString("actor"),
        row.getString("action"),
        row.getString("outcome"),
        read(row.getString("details")),
        new Sha256(row.getString("previous_hash")),
        new Sha256(row.getString("hash")));
  }

  private static String chain(@Nullable Slug article) {
    return article == null ? "" : article.value();
  }

  private String written(SortedMap<String, String> details) {
    try {
      return json.writeValueAsString(details);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of strings is always JSON", e);
    }
  }

  /**
   * What is not an object of strings was not stored by us, and must not be read as if it were: the
   * number 1 is not the text "1". Under another key it fails the hash, as it should.
   */
  private SortedMap<String, String> read(String stored) {
    try {
      SortedMap<String, String> details = new TreeMap<>();
      JsonNode object = json.readTree(stored);
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        if (!member.getValue().isTextual()) {
          return foreign(stored);
        }
        details.put(member.getKey(), member.getValue().textValue());
      }
      return object.isObject() ? details : foreign(stored);
    } catch (JsonProcessingException e) {
      return foreign(stored);
    }
  }

  private static SortedMap<String, String> foreign(String stored) {
    return new TreeMap<>(Map.of("\uFFFDforeign", stored));
  }
}
