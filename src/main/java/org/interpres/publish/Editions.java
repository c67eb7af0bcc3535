package org.interpres.publish;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interpres.article.ImageSources;
import org.interpres.article.Sha256;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.audit.Checkpoints;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes a publication of reviewed words: renders, signs, stores, supersedes what was out in the
 * locale and tells the feed, all in the caller's transaction and under its lock on the article.
 */
final class Editions {

  private static final String INSERT =
      """
      insert into publication (article, locale, version, translation_id, approved_sha256,
        approval_sha256, title, html, json, jws, html_sha256, json_sha256, jws_sha256, kid,
        published_at, restored_from)
      values (:article, :locale, :version, :translation, :approved, :approval, :title, :html,
        :json, :jws, :htmlHash, :jsonHash, :jwsHash, :kid, :at, :restored)
      returning id
      """;

  /** What a publication is stored and told with. */
  record Stored(
      JdbcClient jdbc,
      Publications publications,
      PublishedImages images,
      PublicationFeed feed,
      SigningKeys keys) {}

  /** The trail that a publication is joined to. */
  record Trail(AuditTrail audit, Checkpoints checkpoints) {}

  private final PublicationRenderer renderer;
  private final PublicationJson json;
  private final Stored stored;
  private final Trail trail;

  Editions(PublicationRenderer renderer, Stored stored, Trail trail) {
    this.renderer = renderer;
    this.json = new PublicationJson(renderer);
    this.stored = stored;
    this.trail = trail;
  }

  /**
   * Who lets an edition out.
   *
   * @param translation whose review it rests on
   * @param approval the hash of that approval
   * @param restored the publication whose words come back, or null
   * @param actor the account that asked, or {@code system}
   */
  record Warrant(long translation, Sha256 approval, @Nullable Publication restored, String actor) {}

  Publication make(ReviewedWords words, Warrant warrant, Instant now) {
    List<Publication> out = stored.publications().current(words.article());
    Optional<Publication> last =
        out.stream().filter(p -> p.locale().equals(words.locale())).findFirst();
    Publication restored = warrant.restored();
    Edition edition =
        new Edition(
            words,
            last.map(Publication::version).orElse(0) + 1,
            now,
            alternates(words, out),
            restored == null ? stored.images().take(words, now) : stored.images().of(restored),
            new Edition.Ancestry(
                trail.checkpoints().take(words.article()),
                restored == null ? null : restored.version()));
    Publication made = store(edition, warrant);
    last.filter(p -> p.recall() == null)
        .ifPresent(p -> stored.feed().append(PublicationEvent.Type.SUPERSEDED, p, now));
    stored.feed().append(PublicationEvent.Type.PUBLISHED, made, now);
    trail.audit().record(trace(edition, made, warrant));
    return made;
  }

  private List<Edition.Alternate> alternates(ReviewedWords words, List<Publication> out) {
    List<Edition.Alternate> alternates = new ArrayList<>();
    alternates.add(
        new Edition.Alternate(
            words.locale(),
            renderer.settings().address().current(words.article(), words.locale()) + ".html"));
    out.stream()
        .filter(p -> p.recall() == null && !p.locale().equals(words.locale()))
        .map(
            p ->
                new Edition.Alternate(
                    p.locale(),
                    renderer.settings().address().current(p.article(), p.locale()) + ".html"))
        .forEach(alternates::add);
    alternates.sort(Comparator.comparing(alternate -> alternate.locale().value()));
    return alternates;
  }

  private Publication store(Edition edition, Warrant warrant) {
    ReviewedWords words = edition.approved();
    byte[] page = renderer.page(edition);
    byte[] data = json.write(edition);
    SigningKey key = stored.keys().use(edition.publishedAt());
    String jws = key.sign(Manifest.write(edition, page, data));
    Publication restored = warrant.restored();
    long id =
        stored
            .jdbc()
            .sql(INSERT)
            .param("article", words.article().value())
            .param("locale", words.locale().value())
            .param("version", edition.version())
            .param("translation", warrant.translation())
            .param("approved", words.contentHash().hex())
            .param("approval", warrant.approval().hex())
            .param("title", renderer.body(edition).title())
            .param("html", page)
            .param("json", data)
            .param("jws", jws)
            .param("htmlHash", Sha256.of(page).hex())
            .param("jsonHash", Sha256.of(data).hex())
            .param("jwsHash", Sha256.of(jws.getBytes(StandardCharsets.US_ASCII)).hex())
            .param("kid", key.kid())
            .param("at", Timestamp.from(edition.publishedAt()))
            .param("restored", restored == null ? null : restored.id(), Types.BIGINT)
            .query(Long.class)
            .single();
    stored.images().link(id, edition.images());
    return stored.publications().find(id);
  }

  private static AuditEvent trace(Edition edition, Publication made, Warrant warrant) {
    Publication restored = warrant.restored();
    Map<String, String> details = new java.util.TreeMap<>();
    details.put("translation", String.valueOf(warrant.translation()));
    details.put("locale", made.locale().value());
    details.put("version", String.valueOf(made.version()));
    details.put("content", edition.approved().contentHash().hex());
    details.put("html", made.hashes().html().hex());
    details.put("json", made.hashes().json().hex());
    details.put("jws", made.hashes().jws().hex());
    int missing =
        ImageSources.of(edition.approved().revision().document()).size() - edition.images().size();
    if (missing > 0) {
      details.put("imagesMissing", String.valueOf(missing));
    }
    edition.approved().notice().ifPresent(n -> details.put("crisisNotice", n.hash().hex()));
    if (restored != null) {
      details.put("restores", String.valueOf(restored.version()));
    }
    String action =
        restored != null
            ? "publication-restored"
            : edition.approved().isSource() ? "source-published" : "translation-published";
    return AuditEvent.of(warrant.actor(), action, made.article(), details);
  }
}
