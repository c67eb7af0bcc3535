package org.interpres.article;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The documents as they were received. */
@Repository
public class SourceFiles {

  private static final String LATEST =
      """
      select locale, media_type, content
      from revision
      where article = :article
      order by number desc
      limit 1
      """;

  private final JdbcClient jdbc;

  SourceFiles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The bytes of a revision; nobody changes them. */
  public record SourceFile(LocaleTag locale, String mediaType, byte[] bytes) {}

  /** The latest revision's. */
  public Optional<SourceFile> latest(Slug article) {
    return jdbc.sql(LATEST)
        .param("article", article.value())
        .query(
            (row, number) ->
                new SourceFile(
                    new LocaleTag(row.getString("locale")),
                    row.getString("media_type"),
                    row.getBytes("content")))
        .optional();
  }
}
