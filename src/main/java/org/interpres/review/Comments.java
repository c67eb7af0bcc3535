package org.interpres.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.article.Translation;
import org.interpres.identity.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What people say of a sentence, in threads. A comment belongs to article, locale and source: it
 * stays with its sentence when another one of the article changes. A query is a question to the
 * author of the source; it stays open until somebody settles it.
 */
@Service
public class Comments {

  private static final int LONGEST = 4000;

  private static final String COLUMNS =
      """
      select c.id, c.translation_id, c.index, c.locale, c.kind, c.answers, c.body, c.written_by,
        c.written_at, c.settled_by, c.settled_at
      from segment_comment c
      """;

  private static final String OF_SEGMENT =
      COLUMNS
          + """
          where c.article = :article and c.locale = :locale and c.source_sha256 = :source
          order by coalesce(c.answers, c.id), c.id
          """;

  private static final String OPEN_QUERIES =
      COLUMNS
          + """
          where c.article = :article and c.kind = 'query' and c.settled_at is null
          order by c.id
          """;

  private static final String COUNTS =
      """
      select s.index, count(*) as comments,
        count(*) filter (where c.kind = 'query' and c.settled_at is null) as queries
      from review_segment s
      join segment_comment c
        on c.article = :article and c.locale = :locale and c.source_sha256 = s.source_sha256
      where s.translation_id = :id
      group by s.index
      """;

  private static final String WRITE =
      """
      insert into segment_comment (article, locale, source_sha256, translation_id, index, kind,
        answers, body, written_by, written_at)
      values (:article, :locale, :source, :id, :index, :kind, :answers, :body, :by, :now)
      returning id
      """;

  private static final String SETTLE =
      """
      update segment_comment
      set settled_by = :by, settled_at = :now
      where id = :comment and translation_id = :id and kind = 'query' and settled_at is null
      """;

  private static final String THREAD =
      """
      select exists (
        select from segment_comment
        where id = :comment and article = :article and locale = :locale
          and source_sha256 = :source and answers is null)
      """;

  private final JdbcClient jdbc;
  private final Acts acts;
  private final Authority authority;
  private final Desk desk;
  private final Clock clock;

  Comments(JdbcClient jdbc, Acts acts, Authority authority, Desk desk, Clock clock) {
    this.jdbc = jdbc;
    this.acts = acts;
    this.authority = authority;
    this.desk = desk;
    this.clock = clock;
  }

  /** Whom a comment is for. */
  public enum Kind {
    COMMENT,
    QUERY;

    String column() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A comment.
   *
   * @param translation in which translation it was written
   * @param answers the comment that begins its thread, null where it is that comment
   * @param settled null while a query is open, and for a comment
   */
  public record Comment(
      long id,
      long translation,
      int index,
      String locale,
      Kind kind,
      @Nullable Long answers,
      String body,
      String by,
      Instant at,
      @Nullable Settled settled) {

    public boolean open() {
      return kind == Kind.QUERY && settled == null;
    }
  }

  /** Who closed a query, and when. */
  public record Settled(String by, Instant at) {}

  /**
   * What to say.
   *
   * @param answers the comment that begins the thread, null to begin one
   */
  public record Said(Kind kind, @Nullable Long answers, String body) {}

  /** How much was said of a segment. */
  public record Count(int comments, int openQueries) {}

  /** Threads of a segment, the oldest first, each with its answers behind it. */
  public List<Comment> of(Translation translation, ReviewedSegment segment) {
    return jdbc.sql(OF_SEGMENT)
        .param("article", translation.article().value())
        .param("locale", translation.locale().value())
        .param("source", segment.segment().sourceHash().hex())
        .query((row, n) -> comment(row))
        .list();
  }

  /** Questions to the author of an article that nobody has settled. */
  public List<Comment> openQueries(Slug article) {
    return jdbc.sql(OPEN_QUERIES)
        .param("article", article.value())
        .query((row, n) -> comment(row))
        .list();
  }

  /** By the segment's index; absent where nothing was said. */
  public Map<Integer, Count> counts(Translation translation) {
    return jdbc
        .sql(COUNTS)
        .param("article", translation.article().value())
        .param("locale", translation.locale().value())
        .param("id", translation.id())
        .query(
            (row, n) ->
                Map.entry(
                    row.getInt("index"), new Count(row.getInt("comments"), row.getInt("queries"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Says something of a segment.
   *
   * @throws Refusal FORBIDDEN {@code role-may-not-comment}; INVALID {@code comment-required},
   *     {@code comment-too-long}; NOT_FOUND {@code unknown-comment} where {@code answers} begins no
   *     thread of this sentence
   */
  public long write(Actor actor, long id, int index, Said said) {
    return acts.perform(
        new Acts.Attempt(actor, "comment-written", id),
        (translation, trace) -> {
          trace.with("segment", index).with("kind", said.kind().column());
          authority.commenter(actor, "comment");
          ReviewedSegment segment = desk.segment(translation, index);
          String body = body(said.body());
          if (said.answers() != null) {
            requireThread(translation, segment, said.answers());
          }
          long written =
              jdbc.sql(WRITE)
                  .param("article", translation.article().value())
                  .param("locale", translation.locale().value())
                  .param("source", segment.segment().sourceHash().hex())
                  .param("id", id)
                  .param("index", index)
                  .param("kind", said.answers() == null ? said.kind().column() : "comment")
                  .param("answers", said.answers())
                  .param("body", body)
                  .param("by", actor.name())
                  .param("now", Timestamp.from(clock.instant()))
                  .query(Long.class)
                  .single();
          trace.with("comment", written);
          return written;
        });
  }

  /**
   * Closes a query; one that is closed stays so.
   *
   * @throws Refusal FORBIDDEN {@code role-may-not-settle}; NOT_FOUND {@code unknown-translation}
   */
  public void settle(Actor actor, long id, long comment) {
    acts.perform(
        new Acts.Attempt(actor, "query-settled", id),
        (translation, trace) -> {
          authority.commenter(actor, "settle");
          int settled =
              jdbc.sql(SETTLE)
                  .param("by", actor.name())
                  .param("now", Timestamp.from(clock.instant()))
                  .param("comment", comment)
                  .param("id", id)
                  .update();
          trace.with("comment", comment);
          if (settled == 0) {
            trace.unchanged();
          }
          return settled;
        });
  }

  private void requireThread(Translation translation, ReviewedSegment segment, long answers) {
    boolean thread =
        jdbc.sql(THREAD)
            .param("comment", answers)
            .param("article", translation.article().value())
            .param("locale", translation.locale().value())
            .param("source", segment.segment().sourceHash().hex())
            .query(Boolean.class)
            .single();
    if (!thread) {
      throw new Refusal(
          Refusal.Kind.NOT_FOUND,
          "unknown-comment",
          "Segment %d has no thread %d.".formatted(segment.index(), answers));
    }
  }

  private static String body(String said) {
    String body = said.strip();
    if (body.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.INVALID, "comment-required", Phrase.of("refused.comment-empty"));
    }
    if (body.length() > LONGEST || body.indexOf('\0') >= 0) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "comment-too-long",
          Phrase.of("refused.comment-too-long", Spoken.number(LONGEST)));
    }
    return body;
  }

  private static Comment comment(ResultSet row) throws SQLException {
    String settledBy = row.getString("settled_by");
    return new Comment(
        row.getLong("id"),
        row.getLong("translation_id"),
        row.getInt("index"),
        row.getString("locale"),
        Kind.valueOf(row.getString("kind").toUpperCase(java.util.Locale.ROOT)),
        row.getObject("answers", Long.class),
        row.getString("body"),
        row.getString("written_by"),
        row.getTimestamp("written_at").toInstant(),
        settledBy == null
            ? null
            : new Settled(settledBy, row.getTimestamp("settled_at").toInstant()));
  }
}
