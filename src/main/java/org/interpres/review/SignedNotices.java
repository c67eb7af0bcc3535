package org.interpres.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.interpres.article.CrisisNotice;
import org.interpres.article.Sha256;
import org.interpres.quality.CrisisNotices;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The crisis notices of a review: those of now while nobody has signed, and from the first
 * signature on those that were shown then, whatever becomes of the files that they come from. See
 * docs/decisions/2026-11-27-a-notice-is-signed-with-the-page.md.
 */
@Component
class SignedNotices {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private static final String INSERT =
      """
      insert into crisis_notice (sha256, content, first_used_at)
      values (:hash, :content, :now)
      on conflict do nothing
      """;

  private static final String FIX =
      """
      update review
      set notice_sha256 = :hash
      where translation_id = :id and notice_sha256 is distinct from :hash
      """;

  private final JdbcClient jdbc;
  private final CrisisNotices notices;

  SignedNotices(JdbcClient jdbc, CrisisNotices notices) {
    this.jdbc = jdbc;
    this.notices = notices;
  }

  /** The review as the next signature covers it. */
  Review fix(Review review, Instant now) {
    if (!review.signatures().isEmpty()) {
      return review;
    }
    List<CrisisNotice> shown = shown(review);
    String hash = null;
    if (!shown.isEmpty()) {
      String content = written(shown);
      hash = Sha256.of(content).hex();
      jdbc.sql(INSERT)
          .param("hash", hash)
          .param("content", content)
          .param("now", Timestamp.from(now))
          .update();
    }
    jdbc.sql(FIX)
        .param("hash", hash, java.sql.Types.VARCHAR)
        .param("id", review.translation().id())
        .update();
    return review.under(shown);
  }

  /** What the pages show: of the translation, and of its source, which goes out with it. */
  List<CrisisNotice> shown(Review review) {
    return review.signatures().isEmpty()
        ? Stream.of(review.translation().locale(), review.revision().locale())
            .flatMap(locale -> notices.of(review.revision(), locale).stream())
            .toList()
        : review.terms().notices();
  }

  static List<CrisisNotice> read(@Nullable String content) {
    if (content == null) {
      return List.of();
    }
    try {
      return List.of(JSON.readValue(content, CrisisNotice[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored crisis notice cannot be read");
    }
  }

  private static String written(List<CrisisNotice> shown) {
    try {
      return JSON.writeValueAsString(shown);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a notice is always JSON", e);
    }
  }
}
