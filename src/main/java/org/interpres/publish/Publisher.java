package org.interpres.publish;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interpres.article.Articles;
import org.interpres.article.Refusal;
import org.interpres.article.Sha256;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.interpres.review.Approved;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes what people have approved: one transaction renders, signs, stores, moves the
 * translation, supersedes what was out and tells the feed. Safe for use by many threads and
 * processes; the same approval twice is one publication.
 */
@Service("publisher")
public class Publisher {

  private static final String INSERT =
      """
      insert into publication (article, locale, version, translation_id, approved_sha256,
        approval_sha256, title, html, json, jws, html_sha256, json_sha256, jws_sha256, kid,
        published_at)
      values (:article, :locale, :version, :translation, :approved, :approval, :title, :html,
        :json, :jws, :htmlHash, :jsonHash, :jwsHash, :kid, :at)
      """;

  /** What a publication is stored and told with. */
  record Stored(
      JdbcClient jdbc, Publications publications, PublicationFeed feed, SigningKeys keys) {}

  /** What publishing shares with the other stages. */
  record Spine(Articles articles, Translations translations, AuditTrail audit, Clock clock) {}

  private final PublicationRenderer renderer;
  private final PublicationJson json;
  private final Stored stored;
  private final Spine spine;

  Publisher(PublicationRenderer renderer, Stored stored, Spine spine) {
    this.renderer = renderer;
    this.json = new PublicationJson(renderer);
    this.stored = stored;
    this.spine = spine;
  }

  /**
   * Publishes.
   *
   * @return the publication of this approval, the stored one where there is one already; empty
   *     where the translation was reopened or superseded since the approval was read
   * @throws Refusal INVALID {@code cannot-render}; CONFLICT {@code newer-revision-published}
   */
  @Transactional
  public Optional<Publication> publish(Approved approved) {
    Instant now = spine.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    spine.articles().lock(approved.article(), approved.revision().locale(), now);
    Sha256 approval = approvalOf(approved);
    Optional<Publication> already = stored.publications().of(approved.translation().id(), approval);
    if (already.isPresent()) {
      return already;
    }
    boolean asRead =
        spine
            .translations()
            .find(approved.translation().id())
            .filter(t -> t.state() == TranslationState.APPROVED)
            .filter(t -> t.version() == approved.translation().version())
            .isPresent();
    if (!asRead) {
      return Optional.empty();
    }
    List<Publication> out = stored.publications().current(approved.article());
    Optional<Publication> last =
        out.stream().filter(p -> p.locale().equals(approved.locale())).findFirst();
    refuseOlder(approved);
    Edition edition =
        new Edition(
            approved, last.map(Publication::version).orElse(0) + 1, now, alternates(approved, out));
    Publication made = store(edition, approval);
    move(approved, now);
    last.filter(p -> p.recall() == null)
        .ifPresent(p -> stored.feed().append(PublicationEvent.Type.SUPERSEDED, p, now));
    stored.feed().append(PublicationEvent.Type.PUBLISHED, made, now);
    spine.audit().record(trace(edition, made));
    return Optional.of(made);
  }

  /** Over the approved words and who signed them when: see {@code V6__publish.sql}. */
  static Sha256 approvalOf(Approved approved) {
    StringBuilder lines = new StringBuilder(approved.contentHash().hex()).append('\n');
    for (Approved.Signature signature : approved.signatures()) {
      lines
          .append(Sha256.of(signature.step()))
          .append(' ')
          .append(Sha256.of(signature.account()))
          .append(' ')
          .append(signature.meaning())
          .append(' ')
          .append(signature.signedAt().truncatedTo(ChronoUnit.MICROS))
          .append('\n');
    }
    return Sha256.of(lines.toString());
  }

  /** A late approval of an earlier revision must not replace the words of a later one. */
  private void refuseOlder(Approved approved) {
    spine.translations().of(approved.article()).stream()
        .filter(t -> t.locale().equals(approved.locale()))
        .filter(t -> t.state() == TranslationState.PUBLISHED)
        .filter(t -> t.revision() > approved.revision().number())
        .findFirst()
        .ifPresent(
            newer -> {
              throw new Refusal(
                  Refusal.Kind.CONFLICT,
                  "newer-revision-published",
                  "Revision %d is approved, but revision %d is published already in %s."
                      .formatted(
                          approved.revision().number(), newer.revision(), approved.locale()));
            });
  }

  private List<Edition.Alternate> alternates(Approved approved, List<Publication> out) {
    List<Edition.Alternate> alternates = new ArrayList<>();
    alternates.add(alternate(approved));
    out.stream()
        .filter(p -> p.recall() == null && !p.locale().equals(approved.locale()))
        .map(
            p ->
                new Edition.Alternate(
                    p.locale(),
                    renderer.settings().address().current(p.article(), p.locale()) + ".html"))
        .forEach(alternates::add);
    alternates.sort(Comparator.comparing(alternate -> alternate.locale().value()));
    return alternates;
  }

  private Edition.Alternate alternate(Approved approved) {
    return new Edition.Alternate(
        approved.locale(),
        renderer.settings().address().current(approved.article(), approved.locale()) + ".html");
  }

  private Publication store(Edition edition, Sha256 approval) {
    Approved approved = edition.approved();
    byte[] page = renderer.page(edition);
    byte[] data = json.write(edition);
    SigningKey key = stored.keys().use(edition.publishedAt());
    String jws = key.sign(Manifest.write(edition, page, data));
    stored
        .jdbc()
        .sql(INSERT)
        .param("article", approved.article().value())
        .param("locale", approved.locale().value())
        .param("version", edition.version())
        .param("translation", approved.translation().id())
        .param("approved", approved.contentHash().hex())
        .param("approval", approval.hex())
        .param("title", renderer.body(approved.document()).title())
        .param("html", page)
        .param("json", data)
        .param("jws", jws)
        .param("htmlHash", Sha256.of(page).hex())
        .param("jsonHash", Sha256.of(data).hex())
        .param("jwsHash", Sha256.of(jws.getBytes(StandardCharsets.US_ASCII)).hex())
        .param("kid", key.kid())
        .param("at", Timestamp.from(edition.publishedAt()))
        .update();
    return stored.publications().of(approved.translation().id(), approval).orElseThrow();
  }

  private void move(Approved approved, Instant now) {
    Translation published =
        spine
            .translations()
            .move(approved.translation(), TranslationState.PUBLISHED, now)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "a locked translation changed: " + approved.translation().id()));
    spine.translations().of(published.article()).stream()
        .filter(t -> t.locale().equals(published.locale()) && t.id() != published.id())
        .filter(t -> t.state() == TranslationState.PUBLISHED)
        .forEach(t -> spine.translations().move(t, TranslationState.SUPERSEDED, now));
  }

  private static AuditEvent trace(Edition edition, Publication made) {
    Approved approved = edition.approved();
    return AuditEvent.of(
        Actor.SYSTEM.name(),
        "translation-published",
        made.article(),
        Map.of(
            "translation", String.valueOf(approved.translation().id()),
            "locale", made.locale().value(),
            "version", String.valueOf(made.version()),
            "content", approved.contentHash().hex(),
            "html", made.hashes().html().hex(),
            "json", made.hashes().json().hex(),
            "jws", made.hashes().jws().hex()));
  }
}
