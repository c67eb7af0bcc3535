package org.interpres.ingest;

import java.util.List;
import java.util.Map;
import org.interpres.article.Hints;
import org.interpres.article.Refusal;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.springframework.stereotype.Service;

/**
 * Brings an article: untrusted bytes become a revision with units and segments, and a translation
 * for each target, in one transaction. The same bytes again change nothing, but may add targets.
 * Thread-safe; submissions of one article wait for each other.
 */
@Service("ingestion")
public class Ingestion {

  private final Preparation preparation;
  private final Revising revising;
  private final AuditTrail audit;
  private final Hints hints;
  private final Lacks lacks;

  Ingestion(
      Preparation preparation, Revising revising, AuditTrail audit, Hints hints, Lacks lacks) {
    this.lacks = lacks;
    this.preparation = preparation;
    this.revising = revising;
    this.audit = audit;
    this.hints = hints;
  }

  /**
   * @throws Refusal why the article is not taken, which leaves a trace: FORBIDDEN {@code
   *     role-required}, TOO_LARGE, INVALID, MALFORMED {@code locale-missing}, CONFLICT {@code
   *     source-locale-changed}
   */
  public Ingested ingest(Submission submission) {
    try {
      requireLocalizer(submission.actor());
      Prepared prepared = preparation.prepare(submission);
      Revising.Stored stored = revising.store(submission, prepared);
      stored.queued().forEach(id -> hints.lookAt(Hints.Stage.TRANSLATE, id));
      Ingested ingested = stored.ingested();
      return ingested.with(lacks.warnings(ingested.revision(), ingested.warnings()));
    } catch (Refusal refusal) {
      audit.recordRefusal(
          AuditEvent.of(
              submission.actor().name(),
              "article-revised",
              submission.article(),
              Map.of("media-type", submission.source().format().mediaType())),
          refusal);
      throw refusal;
    }
  }

  private static void requireLocalizer(Actor actor) {
    if (!actor.has(Role.LOCALIZER) && !actor.equals(Actor.SYSTEM)) {
      throw new Refusal(
          Refusal.Kind.FORBIDDEN,
          "role-required",
          "Only an account with the role LOCALIZER may bring or withdraw articles.",
          Map.of("roles", List.of(Role.LOCALIZER.name())));
    }
  }
}
