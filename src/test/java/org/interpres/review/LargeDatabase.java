package org.interpres.review;

import static org.interpres.review.ReviewWorld.LIN;

import java.util.List;
import java.util.stream.IntStream;
import org.interpres.article.Drafted;
import org.interpres.review.ReviewWorld.Draft;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Years of work, made in seconds: copies of a review that the real service opened and half decided,
 * in the states that a database in use has.
 */
final class LargeDatabase {

  private static final List<String> COPIES =
      List.of(
          """
          insert into article (slug, locale, created_at)
          select 'load-' || :segments || '-' || n, 'en', now()
          from generate_series(1, :articles) n
          """,
          """
          insert into revision (article, number, locale, content_sha256, media_type, content,
            document, created_by, created_at)
          select 'load-' || :segments || '-' || n, 1, 'en', r.content_sha256, r.media_type,
            r.content, r.document, r.created_by, now() - n * interval '1 minute'
          from revision r cross join generate_series(1, :articles) n
          where r.id = :revision
          """,
          """
          insert into segment (revision_id, index, unit, before, source, after, source_sha256)
          select r.id, s.index, s.unit, s.before, s.source || ' ' || w.word, s.after,
            encode(sha256(convert_to(s.source || ' ' || w.word, 'UTF8')), 'hex')
          from segment s
          join revision r on r.article like 'load-' || :segments || '-%'
          cross join lateral translate(r.article, '0123456789-', 'abcdefghij') as w (word)
          where s.revision_id = :revision
          """,
          """
          insert into translation (article, revision_id, locale, state, created_at, updated_at)
          select r.article, r.id, l.locale,
            case when :segments >= 500 then 'IN_REVIEW'
              else (array['IN_REVIEW', 'IN_REVIEW', 'PUBLISHED', 'SUPERSEDED'])[1 + r.id % 4] end,
            r.created_at, now()
          from revision r cross join unnest(:locales::text[]) as l (locale)
          where r.article like 'load-' || :segments || '-%'
          """,
          """
          insert into review (translation_id, steps, policy_sha256, opened_at, segments, decided,
            rejected, open_critical, undecided_critical)
          select t.id, m.steps, m.policy_sha256, now(), m.segments, m.decided, m.rejected,
            m.open_critical, m.undecided_critical
          from review m
          join translation t on t.article like 'load-' || :segments || '-%'
          where m.translation_id = :model
          """,
          """
          insert into review_segment (translation_id, index, version, target, source_sha256,
            target_sha256, origin_kind, origin_engine, origin_model, origin_score, risk, state,
            approved_steps, open_critical, editors)
          select t.id, m.index, m.version, m.target, s.source_sha256, m.target_sha256,
            m.origin_kind, m.origin_engine, m.origin_model, m.origin_score, m.risk, m.state,
            m.approved_steps, m.open_critical, m.editors
          from review_segment m
          join translation t on t.article like 'load-' || :segments || '-%'
          join segment s on s.revision_id = t.revision_id and s.index = m.index
          where m.translation_id = :model
          """,
          """
          insert into target_version (translation_id, index, version, target, target_sha256,
            origin_kind, origin_engine, origin_model, origin_score, written_by, written_at, reason)
          select t.id, m.index, m.version, m.target, m.target_sha256, m.origin_kind,
            m.origin_engine, m.origin_model, m.origin_score, m.written_by, m.written_at, m.reason
          from target_version m
          join translation t on t.article like 'load-' || :segments || '-%'
          where m.translation_id = :model
          """,
          """
          insert into finding (translation_id, index, version, check_id, severity, message,
            fingerprint, phrase)
          select s.translation_id, s.index, s.version, 'NUMBER', 'minor',
            'The source says 5 mg, the target says 50 mg.', s.target_sha256,
            '{"key": "finding.number", "arguments": ["5 mg", "50 mg"]}'
          from review_segment s
          join translation t
            on t.id = s.translation_id and t.article like 'load-' || :segments || '-%'
          where s.index % 4 = 0
          """,
          """
          insert into waiver (translation_id, index, finding_id, fingerprint, source_sha256,
            target_sha256, reason, waived_by, waived_at)
          select f.translation_id, f.index, f.id, f.fingerprint, s.source_sha256, s.target_sha256,
            'It is the usual length here.', 'lin', now()
          from finding f
          join review_segment s on s.translation_id = f.translation_id and s.index = f.index
          join translation t
            on t.id = s.translation_id and t.article like 'load-' || :segments || '-%'
          where f.id % 5 = 0
          on conflict do nothing
          """,
          """
          insert into segment_change (translation_id, index, kind, moved, previous_translation,
            previous_indexes, previous_versions)
          select s.translation_id, s.index, case when s.index % 10 = 0 then 'edited' else 'same' end,
            false, :model, array[s.index], array[1]
          from review_segment s
          join translation t
            on t.id = s.translation_id and t.article like 'load-' || :segments || '-%'
          """,
          """
          insert into decision (translation_id, index, step, verdict, version, source_sha256,
            target_sha256, comment, decided_by, decided_at)
          select s.translation_id, s.index, 'linguistic', 'approve', s.version, s.source_sha256,
            s.target_sha256, '', 'lin', now()
          from review_segment s
          join translation t
            on t.id = s.translation_id and t.article like 'load-' || :segments || '-%'
          where s.approved_steps = 1
          """);

  private final ReviewWorld world;
  private final JdbcClient owner;

  LargeDatabase(ReviewWorld world) {
    this.world = world;
    this.owner = JdbcClient.create(world.database.owner());
  }

  /** Copies of an article; each second sentence of each is approved in the first step. */
  void add(int articles, int segments, String... locales) {
    Drafted model =
        world.drafted(
            ReviewWorld.newSlug(),
            IntStream.range(0, segments)
                .mapToObj(
                    i ->
                        Draft.of(
                            "Sentence %d tells how to rest well at home.".formatted(i),
                            "La phrase %d dit comment bien se reposer chez soi.".formatted(i)))
                .toList());
    long id = model.translation().id();
    world.reviews.open(model);
    IntStream.range(0, segments)
        .filter(i -> i % 2 == 1)
        .forEach(i -> world.approve(LIN, id, i, "linguistic"));
    for (String copy : COPIES) {
      owner
          .sql(copy)
          .param("articles", articles)
          .param("segments", segments)
          .param("revision", model.revision().id())
          .param("model", id)
          .param("locales", locales)
          .update();
    }
  }

  /** As autovacuum does in time. */
  void analyze() {
    owner.sql("analyze").update();
  }

  /** Translations in review of copies with so many segments. */
  List<Long> inReview(int segments) {
    return owner
        .sql(
            """
            select id from translation
            where article like 'load-' || :segments || '-%' and state = 'IN_REVIEW'
              and locale = 'fr'
            order by id
            """)
        .param("segments", segments)
        .query(Long.class)
        .list();
  }

  long count(String table) {
    return owner.sql("select count(*) from " + table).query(Long.class).single();
  }
}
