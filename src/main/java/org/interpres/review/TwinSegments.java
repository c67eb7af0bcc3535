package org.interpres.review;

import java.util.Optional;
import org.interpres.article.Segment;
import org.interpres.article.Translation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Segments of a translation that have the same source. */
@Repository
class TwinSegments {

  private static final String TARGET =
      """
      select target
      from review_segment
      where source_sha256 = :source and translation_id = :translation and index <> :index
        and origin_kind <> 'PLACEHOLDER'
      order by index
      limit 1
      """;

  private final JdbcClient jdbc;

  TwinSegments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How the first other segment with the same source is translated. */
  Optional<String> target(Translation translation, Segment segment) {
    return jdbc.sql(TARGET)
        .param("source", segment.sourceHash().hex())
        .param("translation", translation.id())
        .param("index", segment.index())
        .query(String.class)
        .optional();
  }
}
