package org.interpres.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.Articles;
import org.interpres.article.Origin;
import org.interpres.article.Revision;
import org.interpres.article.Segment;
import org.interpres.article.Translation;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what earlier reviews of an article in a locale hold. Placeholders are no work. */
@Repository
class EarlierWork {

  private static final String COLUMNS =
      """
      select translation_id, revision_id, index, version, target, origin_kind, origin_engine,
        origin_model, origin_score, editors
      """;

  private static final String OF_THE_SAME_SENTENCES =
      COLUMNS
          + """
            from (
              select p.*, t.revision_id,
                dense_rank() over (partition by p.source_sha256 order by r.number desc) as age
              from translation t
              join revision r on r.id = t.revision_id
              join review_segment p on p.translation_id = t.id
              where t.article = :article and t.locale = :locale and r.number < :revision
                and p.origin_kind <> 'PLACEHOLDER'
                and p.source_sha256 in (select source_sha256 from segment where revision_id = :id)
            ) candidate
            where age = 1
            order by index
            """;

  private static final String OF_THE_REVIEW_BEFORE =
      COLUMNS
          + """
            from (
              select p.*, t.revision_id
              from review_segment p
              join translation t on t.id = p.translation_id
              where p.translation_id = (
                select v.translation_id
                from review v
                join translation e on e.id = v.translation_id
                join revision r on r.id = e.revision_id
                where e.article = :article and e.locale = :locale and r.number < :revision
                order by r.number desc
                limit 1)
            ) before
            where origin_kind <> 'PLACEHOLDER'
            order by index
            """;

  private final JdbcClient jdbc;
  private final Articles articles;

  EarlierWork(JdbcClient jdbc, Articles articles) {
    this.jdbc = jdbc;
    this.articles = articles;
  }

  /** The words of a segment of an earlier translation. */
  record Words(
      Place place,
      int version,
      String target,
      Origin origin,
      List<String> editors,
      Context context) {
    Words {
      editors = List.copyOf(editors);
    }

    String source() {
      return context.segment().source();
    }
  }

  /** Which segment. */
  record Place(long translation, int index) {}

  /** A sentence with those before and after it, white space alike. */
  record Context(Segment segment, String before, String after) {
    static Context of(Revision revision, int index) {
      List<Segment> all = revision.segments();
      return new Context(
          all.get(index),
          index == 0 ? "" : WordTokens.spaced(all.get(index - 1).source()),
          index + 1 == all.size() ? "" : WordTokens.spaced(all.get(index + 1).source()));
    }

    boolean surroundedAs(Context other) {
      return before.equals(other.before()) && after.equals(other.after());
    }

    boolean besideTheSameAs(Context other) {
      return before.equals(other.before()) || after.equals(other.after());
    }
  }

  /** On the source sentences of a revision: each in the latest review that had it. */
  List<Words> onTheSameSentences(Translation translation) {
    return read(OF_THE_SAME_SENTENCES, translation, Map.of("id", translation.revisionId()));
  }

  /** All of the latest earlier review; empty where there is none. */
  List<Words> ofTheReviewBefore(Translation translation) {
    return read(OF_THE_REVIEW_BEFORE, translation, Map.of());
  }

  private List<Words> read(String sql, Translation translation, Map<String, Object> further) {
    Map<Long, Revision> revisions = new HashMap<>();
    RowMapper<Words> words =
        (row, n) ->
            new Words(
                new Place(row.getLong("translation_id"), row.getInt("index")),
                row.getInt("version"),
                row.getString("target"),
                StoredReviews.origin(row),
                StoredReviews.texts(row.getArray("editors")),
                Context.of(
                    revisions.computeIfAbsent(row.getLong("revision_id"), articles::revision),
                    row.getInt("index")));
    return jdbc.sql(sql)
        .param("article", translation.article().value())
        .param("locale", translation.locale().value())
        .param("revision", translation.revision())
        .params(further)
        .query(words)
        .list();
  }
}
