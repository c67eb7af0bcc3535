package org.interpres.publish;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.interpres.article.Articles;
import org.interpres.article.UnderRevision;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells readers that what is out is under revision, by the feed and so by each answer to a pull.
 * Publications are compared from time to time, each once with each latest revision, not when
 * somebody pulls. Safe for use by many threads and processes.
 */
@Component("revisedPublications")
public class RevisedPublications {

  private static final int AT_ONCE = 500;

  /** What is out, of an earlier revision than the latest, and not yet compared with that one. */
  static final String DUE =
      """
      select p.id, p.translation_id, latest.id as revision
      from article a
      cross join lateral (
        select id, number
        from revision
        where article = a.slug
        order by number desc
        limit 1) latest
      join publication p on p.article = a.slug and latest.number > 1
      join translation t on t.id = p.translation_id and t.revision_id <> latest.id
      where not exists (select from recall r where r.publication_id = p.id)
        and not exists (
          select from publication newer
          where newer.article = p.article and newer.locale = p.locale
            and newer.version > p.version)
        and not exists (
          select from revision_check c
          where c.publication_id = p.id and c.revision_id = latest.id)
        and (cast(:id as bigint) is null or p.id = :id)
      order by p.id
      limit :limit
      """;

  private static final String COMPARED =
      """
      insert into revision_check (publication_id, revision_id, since)
      values (:publication, :revision, :since)
      on conflict (publication_id) do update
      set revision_id = excluded.revision_id, since = excluded.since
      """;

  private record Due(long publication, long translation, long revision) {}

  /** Where it is stored and told. */
  record Stored(JdbcClient jdbc, Publications publications, PublicationFeed feed) {}

  private final UnderRevision underRevision;
  private final Stored stored;
  private final Articles articles;
  private final Clock clock;
  private final TransactionTemplate transaction;

  RevisedPublications(
      UnderRevision underRevision,
      Stored stored,
      Articles articles,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.underRevision = underRevision;
    this.stored = stored;
    this.articles = articles;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** The publications that are to be compared. */
  public List<Long> due() {
    return due(null, AT_ONCE).stream().map(Due::publication).toList();
  }

  /** Compares a publication, if it is still due, and tells the feed where the answer is new. */
  public void compare(long publication) {
    Optional<Due> due = due(publication);
    if (due.isEmpty()) {
      return;
    }
    // Outside of the lock, because a long article takes its time. A revision that comes meanwhile
    // makes the publication due again.
    Optional<Instant> since = underRevision.since(due.get().translation());
    transaction.executeWithoutResult(
        status -> {
          lock(stored.publications().find(publication));
          if (due(publication).equals(due)) {
            note(due.get(), since);
          }
        });
  }

  /** Under revision since the first change that has not been taken back. */
  private void note(Due due, Optional<Instant> since) {
    Publication publication = stored.publications().find(due.publication());
    Instant before = publication.underRevision();
    Instant now = since.isPresent() && before != null ? before : since.orElse(null);
    stored
        .jdbc()
        .sql(COMPARED)
        .param("publication", due.publication())
        .param("revision", due.revision())
        .param("since", now == null ? null : Timestamp.from(now), Types.TIMESTAMP)
        .update();
    if (before == null && now != null) {
      stored.feed().append(PublicationEvent.Type.UNDER_REVISION, publication, now());
    } else if (before != null && now == null) {
      stored.feed().append(PublicationEvent.Type.REVISION_SETTLED, publication, now());
    }
  }

  private Optional<Due> due(long publication) {
    return due(publication, 1).stream().findFirst();
  }

  private List<Due> due(@Nullable Long publication, int limit) {
    return stored
        .jdbc()
        .sql(DUE)
        .param("id", publication, Types.BIGINT)
        .param("limit", limit)
        .query(
            (row, number) ->
                new Due(row.getLong("id"), row.getLong("translation_id"), row.getLong("revision")))
        .list();
  }

  /** The same lock as publishing and recalling take. */
  private void lock(Publication publication) {
    articles
        .latest(publication.article())
        .ifPresent(latest -> articles.lock(publication.article(), latest.locale(), now()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
