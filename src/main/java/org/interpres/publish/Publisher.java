package org.interpres.publish;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.interpres.article.Articles;
import org.interpres.article.Refusal;
import org.interpres.article.Sha256;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.identity.Actor;
import org.interpres.review.Approved;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes what people have approved: one transaction renders, signs, stores, moves the
 * translation, supersedes what was out and tells the feed. Safe for use by many threads and
 * processes; the same approval twice is one publication.
 */
@Service("publisher")
public class Publisher {

  /** What publishing shares with the other stages. */
  record Spine(Articles articles, Translations translations, Clock clock) {}

  private final Editions editions;
  private final Publications publications;
  private final SourceEditions sources;
  private final Spine spine;

  Publisher(Editions editions, Publications publications, SourceEditions sources, Spine spine) {
    this.editions = editions;
    this.publications = publications;
    this.sources = sources;
    this.spine = spine;
  }

  /**
   * Publishes, and with the first translation of a revision its source.
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
    Optional<Publication> already = publications.of(approved.translation().id(), approval);
    if (already.isPresent()) {
      return already;
    }
    boolean asRead =
        spine
            .translations()
            // Locked: who reopens it takes no lock of the article, and what was read must still
            // hold
            // when the database asks once more.
            .lock(approved.translation().id())
            .filter(t -> t.state() == TranslationState.APPROVED)
            .filter(t -> t.version() == approved.translation().version())
            .isPresent();
    if (!asRead) {
      return Optional.empty();
    }
    refuseOlder(approved);
    Editions.Warrant warrant =
        new Editions.Warrant(approved.translation().id(), approval, null, Actor.SYSTEM.name());
    sources.publish(approved, warrant, now);
    Publication made = editions.make(ReviewedWords.of(approved), warrant, now);
    move(approved, now);
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
}
