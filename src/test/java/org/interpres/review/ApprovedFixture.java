package org.interpres.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.interpres.article.CrisisNotice;
import org.interpres.article.Origin;
import org.interpres.article.Revision;
import org.interpres.article.Segment;
import org.interpres.article.Sha256;
import org.interpres.article.Translation;

/** Approved translations for tests of other packages: only this package can make one. */
public final class ApprovedFixture {

  public static final Instant LINGUIST_AT = Instant.parse("2026-03-01T09:30:00Z");
  public static final Instant MEDIC_AT = Instant.parse("2026-03-02T14:05:00Z");

  private ApprovedFixture() {}

  /** Approved in both steps, each segment's words from an engine. */
  /** With what its page says to a reader in danger. */
  public static Approved approved(
      Translation translation, Revision revision, List<String> targets, CrisisNotice... notices) {
    return approved(translation, revision, targets, SIGNATURES, List.of(notices));
  }

  private static final List<Approved.Signature> SIGNATURES =
      List.of(
          new Approved.Signature("linguistic", "linguist", "Luz Ibáñez", "review", LINGUIST_AT),
          new Approved.Signature("medical", "medic", "Dr. Ana <Ruiz> & Co.", "approval", MEDIC_AT));

  public static Approved approved(
      Translation translation,
      Revision revision,
      List<String> targets,
      List<Approved.Signature> signatures) {
    return approved(translation, revision, targets, signatures, List.of());
  }

  private static Approved approved(
      Translation translation,
      Revision revision,
      List<String> targets,
      List<Approved.Signature> signatures,
      List<CrisisNotice> notices) {
    List<Approved.ApprovedSegment> segments = new ArrayList<>();
    for (Segment segment : revision.segments()) {
      String target = targets.get(segment.index());
      segments.add(
          new Approved.ApprovedSegment(
              segment.index(),
              segment.sourceHash(),
              target,
              Sha256.of(target),
              segment.index() == 0
                  ? Origin.PERSON
                  : new Origin(Origin.Kind.ENGINE, "phrasebook", "1", null),
              List.of(
                  new Approved.Approval("linguistic", "linguist", LINGUIST_AT),
                  new Approved.Approval("medical", "medic", MEDIC_AT))));
    }
    return new Approved(
        translation,
        revision,
        segments,
        signatures,
        new Approved.Signed(Sha256.of(String.join("\n", targets)), notices));
  }
}
