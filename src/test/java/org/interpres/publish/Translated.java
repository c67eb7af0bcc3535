package org.interpres.publish;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.interpres.article.Articles;
import org.interpres.article.Document;
import org.interpres.article.LocaleTag;
import org.interpres.article.Revision;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.review.Approved;
import org.interpres.review.ApprovedFixture;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings translations to where publish takes them over, as the earlier stages leave the rows. */
final class Translated {

  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final String POLICY = Sha256.of("policy").hex();

  private static final String SEGMENT =
      """
      insert into review_segment (translation_id, index, version, target, source_sha256,
        target_sha256, origin_kind, risk, state)
      values (:id, :index, 1, :target, :source, :hash, 'PERSON', 'STANDARD', 'APPROVED')
      """;

  private static final String TARGET_VERSION =
      """
      insert into target_version (translation_id, index, version, target, target_sha256,
        origin_kind, written_by, written_at, reason)
      values (:id, :index, 1, :target, :hash, 'PERSON', 'linguist', :now, 'drafted')
      """;

  private final Articles articles;
  private final Translations translations;
  private final JdbcClient jdbc;
  private final org.springframework.transaction.support.TransactionTemplate transaction;

  /** Where the stores are: the publish stage alone, or the whole program. */
  interface Beans {
    <T> T bean(Class<T> type);
  }

  Translated(Beans server) {
    this.articles = server.bean(Articles.class);
    this.translations = server.bean(Translations.class);
    this.jdbc = server.bean(JdbcClient.class);
    this.transaction =
        new org.springframework.transaction.support.TransactionTemplate(
            server.bean(org.springframework.transaction.PlatformTransactionManager.class));
  }

  Revision revision(Slug slug) {
    return revision(slug, SmallArticle.document());
  }

  Revision revision(Slug slug, Document document) {
    return java.util.Objects.requireNonNull(
        transaction.execute(
            status -> {
              int number =
                  articles.lock(slug, SmallArticle.EN, NOW).map(Revision::number).orElse(0) + 1;
              Revision draft =
                  new Revision(
                      0,
                      slug,
                      number,
                      SmallArticle.EN,
                      Sha256.of("source " + number),
                      document,
                      SmallArticle.segments(document),
                      NOW);
              return articles.append(
                  draft, "text/markdown", "x".getBytes(StandardCharsets.UTF_8), "localizer");
            }));
  }

  /**
   * In review, with nobody's signature. At once: where a server runs, its sweepers would take what
   * is queued.
   */
  Translation inReview(Revision revision, LocaleTag locale) {
    return java.util.Objects.requireNonNull(
        transaction.execute(status -> addInReview(revision, locale)));
  }

  private Translation addInReview(Revision revision, LocaleTag locale) {
    Translation added = translations.add(revision, locale, NOW).orElseThrow();
    jdbc.sql(
            "insert into review_policy (sha256, content, first_used_at) values (:sha, 'x', :now) on"
                + " conflict do nothing")
        .param("sha", POLICY)
        .param("now", Timestamp.from(NOW))
        .update();
    jdbc.sql(
            "insert into review (translation_id, steps, decided, policy_sha256, opened_at) values"
                + " (:id, '{linguistic,medical}', '{0,0}', :policy, :now)")
        .param("id", added.id())
        .param("policy", POLICY)
        .param("now", Timestamp.from(NOW))
        .update();
    return moved(moved(added, TranslationState.TRANSLATING), TranslationState.IN_REVIEW);
  }

  /** Stores a signature of each step, bound to the words. */
  void sign(Translation translation, Sha256 words, String... steps) {
    for (String step : steps) {
      jdbc.sql(
              "insert into signature (translation_id, step, account, signer, meaning, signed_at,"
                  + " content_sha256, seal_sha256) values (:id, :step, :step, :step, 'review',"
                  + " :now, :words, :words)")
          .param("id", translation.id())
          .param("step", step)
          .param("now", Timestamp.from(NOW))
          .param("words", words.hex())
          .update();
    }
  }

  Approved approved(Slug slug, LocaleTag locale) {
    return approved(revision(slug), locale);
  }

  Approved approved(Revision revision, LocaleTag locale) {
    return approved(
        revision,
        locale,
        Map.of("ar", SmallArticle.ARABIC).getOrDefault(locale.value(), SmallArticle.SPANISH));
  }

  Approved approved(Revision revision, LocaleTag locale, List<String> targets) {
    Translation reviewed = inReview(revision, locale);
    sign(
        reviewed,
        ApprovedFixture.approved(reviewed, revision, targets).contentHash(),
        "linguistic",
        "medical");
    return ApprovedFixture.approved(moved(reviewed, TranslationState.APPROVED), revision, targets);
  }

  /** With words of the test's own, one of each segment. */
  Approved approved(Slug slug, LocaleTag locale, List<String> targets) {
    Revision revision = revision(slug);
    Translation reviewed = inReview(revision, locale);
    Approved words = ApprovedFixture.approved(reviewed, revision, targets);
    sign(reviewed, words.contentHash(), "linguistic", "medical");
    return ApprovedFixture.approved(moved(reviewed, TranslationState.APPROVED), revision, targets);
  }

  /** Stores the words as review does, so that a roll-back finds them. */
  Approved stored(Approved approved) {
    transaction.executeWithoutResult(
        status -> {
          for (Approved.ApprovedSegment segment : approved.segments()) {
            for (String table : List.of(SEGMENT, TARGET_VERSION)) {
              jdbc.sql(table)
                  .param("id", approved.translation().id())
                  .param("index", segment.index())
                  .param("target", segment.target())
                  .param("source", segment.sourceHash().hex())
                  .param("hash", segment.targetHash().hex())
                  .param("now", Timestamp.from(NOW))
                  .update();
            }
          }
        });
    return approved;
  }

  /** Reopened and signed anew at another time, with the same words. */
  Approved again(Approved before) {
    Translation published = translations.find(before.translation().id()).orElseThrow();
    Translation reopened = moved(published, TranslationState.IN_REVIEW);
    jdbc.sql(
            "update signature set voided_at = :now, void_reason = 'reopened' where translation_id ="
                + " :id and voided_at is null")
        .param("now", Timestamp.from(NOW))
        .param("id", published.id())
        .update();
    sign(reopened, before.contentHash(), "linguistic", "medical");
    return ApprovedFixture.approved(
        moved(reopened, TranslationState.APPROVED),
        before.revision(),
        SmallArticle.SPANISH,
        List.of(
            new Approved.Signature(
                "linguistic",
                "linguist",
                "Luz Ibáñez",
                "review",
                Instant.parse("2026-04-01T09:00:00Z"))));
  }

  Approved words(Translation translation, Revision revision) {
    return ApprovedFixture.approved(
        translation,
        revision,
        Map.of("ar", SmallArticle.ARABIC)
            .getOrDefault(translation.locale().value(), SmallArticle.SPANISH));
  }

  Translation moved(Translation from, TranslationState to) {
    return translations.move(from, to, NOW).orElseThrow();
  }
}
