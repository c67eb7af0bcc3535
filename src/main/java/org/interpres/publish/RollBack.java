package org.interpres.publish;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.interpres.article.Articles;
import org.interpres.article.LocaleTag;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Refusal.Kind;
import org.interpres.article.Revision;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings an earlier version's words back as a new version with its own signature. Who approved the
 * words, and when, is read from the earlier version's signed manifest; the words are those that
 * have the hashes that it names. What was recalled never comes back this way.
 */
@Service
public class RollBack {

  private static final String TRANSLATION_OF =
      """
      select p.translation_id, p.approval_sha256, t.revision_id
      from publication p join translation t on t.id = p.translation_id
      where p.id = :id
      """;

  private static final String TARGET =
      """
      select target
      from target_version
      where translation_id = :translation and index = :index and target_sha256 = :hash
      limit 1
      """;

  /** Where the words are, and how they go out. */
  record Stored(JdbcClient jdbc, Publications publications, SigningKeys keys, Editions editions) {}

  /** What is locked, and where it is traced. */
  record Guard(Articles articles, AuditTrail audit, Clock clock) {}

  private final Stored stored;
  private final Guard guard;
  private final TransactionTemplate transaction;

  RollBack(Stored stored, Guard guard, PlatformTransactionManager transactions) {
    this.stored = stored;
    this.guard = guard;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** The version that shall come back. */
  public record Order(Slug article, LocaleTag locale, int version) {}

  /**
   * Publishes the words of an earlier version again. The current version may be named too: its
   * words are then signed anew, with the key that signs now.
   *
   * @throws Refusal FORBIDDEN {@code role-required}; NOT_FOUND {@code never-published}; CONFLICT
   *     {@code recalled}, {@code words-missing}; each is audited
   */
  public Publication restore(Order order, Actor actor) {
    try {
      if (!actor.has(Role.LOCALIZER)) {
        throw new Refusal(
            Kind.FORBIDDEN,
            "role-required",
            "A roll-back needs the role LOCALIZER.",
            Map.of("roles", List.of(Role.LOCALIZER.name())));
      }
      return java.util.Objects.requireNonNull(
          transaction.execute(status -> restoreLocked(order, actor)));
    } catch (Refusal refusal) {
      guard
          .audit()
          .recordRefusal(
              AuditEvent.of(
                  actor.name(),
                  "publication-restored",
                  order.article(),
                  Map.of(
                      "locale", order.locale().value(),
                      "restores", String.valueOf(order.version()))),
              refusal);
      throw refusal;
    }
  }

  private Publication restoreLocked(Order order, Actor actor) {
    Instant now = guard.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    guard
        .articles()
        .latest(order.article())
        .ifPresent(latest -> guard.articles().lock(order.article(), latest.locale(), now));
    Publication earlier =
        stored
            .publications()
            .version(order.article(), order.locale(), order.version())
            .orElseThrow(
                () ->
                    new Refusal(
                        Kind.NOT_FOUND,
                        "never-published",
                        "There is no version %d of %s in %s."
                            .formatted(order.version(), order.article(), order.locale())));
    Publication.Recall recall = earlier.recall();
    if (recall != null) {
      throw new Refusal(
          Kind.CONFLICT,
          "recalled",
          Phrase.of("refused.recalled-version", order.version(), recall.reason()));
    }
    Origin origin =
        stored
            .jdbc()
            .sql(TRANSLATION_OF)
            .param("id", earlier.id())
            .query(
                (row, n) ->
                    new Origin(row.getLong(1), new Sha256(row.getString(2)), row.getLong(3)))
            .single();
    return stored
        .editions()
        .make(
            words(earlier, origin),
            new Editions.Warrant(origin.translation(), origin.approval(), earlier, actor.name()),
            now);
  }

  private record Origin(long translation, Sha256 approval, long revision) {}

  private ReviewedWords words(Publication earlier, Origin origin) {
    Revision revision = guard.articles().revision(origin.revision());
    try {
      byte[] jws = stored.publications().bytes(earlier, Publication.Form.JWS);
      Manifest manifest =
          Manifest.read(
              Jws.verify(new String(jws, StandardCharsets.US_ASCII), stored.keys()::everUsed)
                  .payload());
      boolean source = earlier.locale().equals(revision.locale());
      return ReviewedWords.restored(
          manifest,
          revision,
          (index, hash) ->
              source
                  ? revision.segments().get(index).source()
                  : target(origin.translation(), index, hash));
    } catch (InvalidProof e) {
      throw new Refusal(
          Kind.CONFLICT,
          "words-missing",
          "Version %d cannot come back: %s.".formatted(earlier.version(), e.reason()));
    }
  }

  private @Nullable String target(long translation, int index, Sha256 hash) {
    return stored
        .jdbc()
        .sql(TARGET)
        .param("translation", translation)
        .param("index", index)
        .param("hash", hash.hex())
        .query(String.class)
        .optional()
        .orElse(null);
  }
}
