package org.interpres.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Judges publications by their signed manifest and the rows of the database alone; it shares no
 * code with the service that it judges.
 */
final class PublishedProof {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** An approval of exactly these words that counted when they came out. */
  private static final String APPROVED =
      """
      select count(*)
      from decision d
      where d.translation_id = :translation and d.index = :index and d.step = :step
        and d.decided_by = :by and d.verdict = 'approve'
        and d.source_sha256 = :source and d.target_sha256 = :target
        and (d.voided_at is null or d.voided_at >= :at)
      """;

  private static final String HAND_IN_IT =
      """
      with recursive words as (
        select translation_id, index, version, written_by, written_at, reason, carried_from
        from target_version
        where translation_id = :translation and index = :index)
      select count(*) from words
      where written_by = :by and reason = 'edited' and written_at <= :at
      """;

  private static final String WORDS =
      """
      select count(*)
      from target_version v
      join translation t on t.id = v.translation_id
      join segment s on s.revision_id = t.revision_id and s.index = v.index
      where v.translation_id = :translation and v.index = :index
        and encode(sha256(convert_to(v.target, 'UTF8')), 'hex') = :target
        and encode(sha256(convert_to(s.source, 'UTF8')), 'hex') = :source
        and v.origin_kind <> 'PLACEHOLDER'
      """;

  /** The author's own words: what the source's publication says, and nothing else. */
  private static final String AUTHORS =
      """
      select count(*)
      from translation t join segment s on s.revision_id = t.revision_id
      where t.id = :translation and s.index = :index and s.source_sha256 = :source
        and :source = :target
      """;

  private final JdbcClient owner;
  private long judged;

  PublishedProof(JdbcClient owner) {
    this.owner = owner;
  }

  /**
   * A publication.
   *
   * @param authors whether it is in the article's own language
   */
  private record Publication(
      long id,
      long translation,
      boolean authors,
      String jws,
      java.sql.Timestamp at,
      int segments) {}

  /** What is wrong with what came out since the last look. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Publication publication : fresh()) {
      judge(publication, faults);
      judged = publication.id();
    }
    return faults;
  }

  private List<Publication> fresh() {
    return owner
        .sql(
            """
            select p.id, p.translation_id, p.locale = a.locale as authors, p.jws, p.published_at,
              (select count(*) from segment s where s.revision_id = t.revision_id) as segments
            from publication p join translation t on t.id = p.translation_id
              join article a on a.slug = p.article
            where p.id > :judged
            order by p.id
            """)
        .param("judged", judged)
        .query(
            (row, n) ->
                new Publication(
                    row.getLong("id"),
                    row.getLong("translation_id"),
                    row.getBoolean("authors"),
                    row.getString("jws"),
                    row.getTimestamp("published_at"),
                    row.getInt("segments")))
        .list();
  }

  private void judge(Publication publication, List<String> faults) {
    String where = "publication " + publication.id() + ": ";
    JsonNode manifest = manifest(publication.jws());
    JsonNode segments = manifest.path("segments");
    if (segments.size() != publication.segments()) {
      faults.add(where + segments.size() + " segments of " + publication.segments());
    }
    if (publication.authors()) {
      for (JsonNode segment : segments) {
        if (count(AUTHORS, publication, segment) == 0) {
          faults.add(where + "segment " + segment.path("index") + " is not the author's");
        }
      }
      return;
    }
    for (JsonNode segment : segments) {
      judge(publication, segment, where + "segment " + segment.path("index") + ": ", faults);
    }
    Set<String> signers = new HashSet<>();
    Set<String> signed = new HashSet<>();
    for (JsonNode signature : manifest.path("signatures")) {
      String step = signature.path("step").asText();
      String account = signature.path("account").asText();
      signed.add(step);
      if (!signers.add(account) || !Reviewer.able(account, step)) {
        faults.add(where + account + " may not sign " + step);
      }
    }
    if (!signed.equals(Set.of("linguistic", "medical"))) {
      faults.add(where + "signed are " + signed);
    }
  }

  private void judge(Publication publication, JsonNode segment, String where, List<String> faults) {
    if (count(WORDS, publication, segment) == 0) {
      faults.add(where + "words that nobody wrote for this source");
    }
    String linguist = "";
    Set<String> steps = new HashSet<>();
    for (JsonNode approval : segment.path("approvals")) {
      String step = approval.path("step").asText();
      String by = approval.path("by").asText();
      steps.add(step);
      if (!Reviewer.able(by, step)) {
        faults.add(where + by + " may not approve " + step);
      }
      if (count(APPROVED, publication, segment, step, by) == 0) {
        faults.add(where + "no approval of these words in " + step + " by " + by);
      }
      if (step.equals("linguistic")) {
        linguist = by;
      } else if (by.equals(linguist) || count(HAND_IN_IT, publication, segment, step, by) > 0) {
        faults.add(where + by + " had a hand in it and approved " + step);
      }
    }
    if (!steps.equals(Set.of("linguistic", "medical"))) {
      faults.add(where + "approved in " + steps);
    }
  }

  private long count(String sql, Publication publication, JsonNode segment) {
    return count(sql, publication, segment, "", "");
  }

  private long count(
      String sql, Publication publication, JsonNode segment, String step, String by) {
    return owner
        .sql(sql)
        .param("translation", publication.translation())
        .param("index", segment.path("index").asInt())
        .param("source", segment.path("sourceSha256").asText())
        .param("target", segment.path("targetSha256").asText())
        .param("step", step)
        .param("by", by)
        .param("at", publication.at())
        .query(Long.class)
        .single();
  }

  private static JsonNode manifest(String jws) {
    try {
      return JSON.readTree(Base64.getUrlDecoder().decode(jws.split("\\.")[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
