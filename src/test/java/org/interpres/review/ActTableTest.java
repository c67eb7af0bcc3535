package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interpres.review.ReviewWorld.ADA;
import static org.interpres.review.ReviewWorld.LEA;
import static org.interpres.review.ReviewWorld.LIN;
import static org.interpres.review.ReviewWorld.LOC;
import static org.interpres.review.ReviewWorld.MED;
import static org.interpres.review.ReviewWorld.PUB;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.interpres.article.Drafted;
import org.interpres.article.Refusal;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.identity.Actor;
import org.interpres.review.ReviewWorld.Draft;
import org.junit.jupiter.api.Test;

/** Every act × role × state, and that each refusal is in the audit trail. */
class ActTableTest {

  /** Outcome by outcome, the states in which it is the answer. */
  private static final String TABLE =
      """
      read               LINGUIST  done: always
      read               MEDIC     done: always
      read               LOCALIZER done: always
      read               PUBLISHER role-may-not-read: always
      read               ADMIN     done: always
      edit               LINGUIST  translation-not-in-review: QUEUED TRANSLATING SUPERSEDED FAILED; done: IN_REVIEW; approved-cannot-be-edited: APPROVED PUBLISHED
      edit               MEDIC     translation-not-in-review: QUEUED TRANSLATING SUPERSEDED FAILED; done: IN_REVIEW; approved-cannot-be-edited: APPROVED PUBLISHED
      edit               LOCALIZER role-may-not-edit: always
      edit               PUBLISHER role-may-not-edit: always
      edit               ADMIN     role-may-not-edit: always
      approve linguistic LINGUIST  translation-not-in-review: QUEUED TRANSLATING APPROVED PUBLISHED SUPERSEDED FAILED; done: IN_REVIEW
      approve linguistic MEDIC     role-may-not-decide: always
      approve linguistic LOCALIZER role-may-not-decide: always
      approve linguistic PUBLISHER role-may-not-decide: always
      approve linguistic ADMIN     role-may-not-decide: always
      reject linguistic  LINGUIST  translation-not-in-review: QUEUED TRANSLATING APPROVED PUBLISHED SUPERSEDED FAILED; done: IN_REVIEW
      reject linguistic  MEDIC     role-may-not-decide: always
      reject linguistic  LOCALIZER role-may-not-decide: always
      reject linguistic  PUBLISHER role-may-not-decide: always
      reject linguistic  ADMIN     role-may-not-decide: always
      approve medical    LINGUIST  role-may-not-decide: always
      approve medical    MEDIC     translation-not-in-review: QUEUED TRANSLATING APPROVED PUBLISHED SUPERSEDED FAILED; done: IN_REVIEW
      approve medical    LOCALIZER role-may-not-decide: always
      approve medical    PUBLISHER role-may-not-decide: always
      approve medical    ADMIN     role-may-not-decide: always
      reject medical     LINGUIST  role-may-not-decide: always
      reject medical     MEDIC     translation-not-in-review: QUEUED TRANSLATING APPROVED PUBLISHED SUPERSEDED FAILED; done: IN_REVIEW
      reject medical     LOCALIZER role-may-not-decide: always
      reject medical     PUBLISHER role-may-not-decide: always
      reject medical     ADMIN     role-may-not-decide: always
      approve chosen     LINGUIST  translation-not-in-review: QUEUED TRANSLATING APPROVED PUBLISHED SUPERSEDED FAILED; done: IN_REVIEW
      approve chosen     MEDIC     role-may-not-decide: always
      approve chosen     LOCALIZER role-may-not-decide: always
      approve chosen     PUBLISHER role-may-not-decide: always
      approve chosen     ADMIN     role-may-not-decide: always
      sign linguistic    LINGUIST  translation-not-in-review: QUEUED TRANSLATING APPROVED PUBLISHED SUPERSEDED FAILED; done: IN_REVIEW
      sign linguistic    MEDIC     role-may-not-decide: always
      sign linguistic    LOCALIZER role-may-not-decide: always
      sign linguistic    PUBLISHER role-may-not-decide: always
      sign linguistic    ADMIN     role-may-not-decide: always
      sign medical       LINGUIST  role-may-not-decide: always
      sign medical       MEDIC     translation-not-in-review: QUEUED TRANSLATING APPROVED PUBLISHED SUPERSEDED FAILED; done: IN_REVIEW
      sign medical       LOCALIZER role-may-not-decide: always
      sign medical       PUBLISHER role-may-not-decide: always
      sign medical       ADMIN     role-may-not-decide: always
      release            LINGUIST  role-may-not-release: always
      release            MEDIC     role-may-not-release: always
      release            LOCALIZER translation-not-approved: QUEUED TRANSLATING IN_REVIEW SUPERSEDED FAILED; done: APPROVED PUBLISHED
      release            PUBLISHER role-may-not-release: always
      release            ADMIN     role-may-not-release: always
      reopen             LINGUIST  translation-not-approved: QUEUED TRANSLATING IN_REVIEW SUPERSEDED FAILED; done: APPROVED PUBLISHED
      reopen             MEDIC     translation-not-approved: QUEUED TRANSLATING IN_REVIEW SUPERSEDED FAILED; done: APPROVED PUBLISHED
      reopen             LOCALIZER translation-not-approved: QUEUED TRANSLATING IN_REVIEW SUPERSEDED FAILED; done: APPROVED PUBLISHED
      reopen             PUBLISHER role-may-not-reopen: always
      reopen             ADMIN     role-may-not-reopen: always
      retry              LINGUIST  role-may-not-retry: always
      retry              MEDIC     role-may-not-retry: always
      retry              LOCALIZER translation-not-failed: QUEUED TRANSLATING IN_REVIEW APPROVED PUBLISHED SUPERSEDED; done: FAILED
      retry              PUBLISHER role-may-not-retry: always
      retry              ADMIN     role-may-not-retry: always
      record             LINGUIST  review-not-open: QUEUED TRANSLATING SUPERSEDED FAILED; done: IN_REVIEW APPROVED PUBLISHED
      record             MEDIC     review-not-open: QUEUED TRANSLATING SUPERSEDED FAILED; done: IN_REVIEW APPROVED PUBLISHED
      record             LOCALIZER review-not-open: QUEUED TRANSLATING SUPERSEDED FAILED; done: IN_REVIEW APPROVED PUBLISHED
      record             PUBLISHER role-may-not-read: always
      record             ADMIN     review-not-open: QUEUED TRANSLATING SUPERSEDED FAILED; done: IN_REVIEW APPROVED PUBLISHED
      list               LINGUIST  done: always
      list               MEDIC     done: always
      list               LOCALIZER done: always
      list               PUBLISHER role-may-not-read: always
      list               ADMIN     done: always
      summary            LINGUIST  done: always
      summary            MEDIC     done: always
      summary            LOCALIZER done: always
      summary            PUBLISHER role-may-not-read: always
      summary            ADMIN     done: always
      claim              LINGUIST  translation-not-in-review: QUEUED TRANSLATING APPROVED PUBLISHED SUPERSEDED FAILED; done: IN_REVIEW
      claim              MEDIC     role-may-not-decide: always
      claim              LOCALIZER role-may-not-decide: always
      claim              PUBLISHER role-may-not-decide: always
      claim              ADMIN     role-may-not-decide: always
      give back          LINGUIST  done: always
      give back          MEDIC     done: always
      give back          LOCALIZER done: always
      give back          PUBLISHER role-may-not-release-claim: always
      give back          ADMIN     role-may-not-release-claim: always
      assign             LINGUIST  role-may-not-assign: always
      assign             MEDIC     role-may-not-assign: always
      assign             LOCALIZER translation-not-in-review: QUEUED TRANSLATING APPROVED PUBLISHED SUPERSEDED FAILED; done: IN_REVIEW
      assign             PUBLISHER role-may-not-assign: always
      assign             ADMIN     role-may-not-assign: always
      date               LINGUIST  role-may-not-set-due-date: always
      date               MEDIC     role-may-not-set-due-date: always
      date               LOCALIZER done: always
      date               PUBLISHER role-may-not-set-due-date: always
      date               ADMIN     role-may-not-set-due-date: always
      """;

  private static final ReviewWorld WORLD = new ReviewWorld();

  private static final Claims CLAIMS = WORLD.context.getBean(Claims.class);

  private final Map<TranslationState, Long> waiting = new EnumMap<>(TranslationState.class);

  private interface Act {
    void by(Actor actor, long id);
  }

  /** An act, with what must have happened before in a review that is under way. */
  private record Row(String name, Act before, Act act) {}

  private static final List<Row> ACTS =
      List.of(
          new Row("read", (a, id) -> {}, (a, id) -> WORLD.queries.workbench(a, id)),
          new Row("edit", (a, id) -> {}, (a, id) -> WORLD.reviews.edit(a, id, 0, "Autre", 1)),
          new Row(
              "approve linguistic",
              (a, id) -> {},
              (a, id) -> WORLD.approve(a, id, 0, "linguistic")),
          new Row("reject linguistic", (a, id) -> {}, (a, id) -> reject(a, id, "linguistic")),
          new Row(
              "approve medical",
              (a, id) -> WORLD.approveAll(LEA, id, "linguistic"),
              (a, id) -> WORLD.approve(a, id, 0, "medical")),
          new Row(
              "reject medical",
              (a, id) -> WORLD.approveAll(LEA, id, "linguistic"),
              (a, id) -> reject(a, id, "medical")),
          new Row("approve chosen", (a, id) -> {}, ActTableTest::approveChosen),
          new Row(
              "sign linguistic",
              (a, id) -> WORLD.approveAll(LEA, id, "linguistic"),
              (a, id) -> WORLD.sign(a, id, "linguistic")),
          new Row(
              "sign medical",
              (a, id) -> {
                WORLD.approveAll(LEA, id, "linguistic");
                WORLD.sign(LEA, id, "linguistic");
                WORLD.approveAll(MED, id, "medical");
              },
              (a, id) -> WORLD.sign(a, id, "medical")),
          new Row("release", (a, id) -> {}, (a, id) -> WORLD.reviews.release(a, id)),
          new Row("reopen", (a, id) -> {}, (a, id) -> WORLD.reviews.reopen(a, id, "an error")),
          new Row("retry", (a, id) -> {}, (a, id) -> WORLD.reviews.retry(a, id)),
          new Row("record", (a, id) -> {}, (a, id) -> WORLD.queries.record(a, id)),
          new Row("list", (a, id) -> {}, (a, id) -> WORLD.queries.queue(a, Queue.Filter.ALL)),
          new Row("summary", (a, id) -> {}, (a, id) -> WORLD.queries.summary(a)),
          new Row("claim", (a, id) -> {}, (a, id) -> CLAIMS.claim(a, id, "linguistic")),
          new Row("give back", (a, id) -> {}, (a, id) -> CLAIMS.release(a, id, "medical")),
          new Row("assign", (a, id) -> {}, (a, id) -> CLAIMS.assign(a, id, "linguistic", "lin")),
          new Row(
              "date",
              (a, id) -> {},
              (a, id) -> CLAIMS.due(a, id, WORLD.clock.instant().plusSeconds(60))));

  private static final List<Actor> ACTORS = List.of(LIN, MED, LOC, PUB, ADA);

  @Test
  void every_act_by_every_role_in_every_state_is_done_or_refused_as_the_table_says() {
    StringBuilder table = new StringBuilder();
    for (Row row : ACTS) {
      for (Actor actor : ACTORS) {
        Map<String, StringJoiner> outcomes = new LinkedHashMap<>();
        for (TranslationState state : TranslationState.values()) {
          outcomes
              .computeIfAbsent(outcome(row, actor, state), code -> new StringJoiner(" "))
              .add(state.name());
        }
        String role = actor.roles().iterator().next().name();
        table.append("%-18s %-9s".formatted(row.name(), role));
        String separator = " ";
        for (Map.Entry<String, StringJoiner> outcome : outcomes.entrySet()) {
          boolean always = outcomes.size() == 1;
          table.append(separator).append(outcome.getKey()).append(": ");
          table.append(always ? "always" : outcome.getValue().toString());
          separator = "; ";
        }
        table.append('\n');
      }
    }
    assertThat(table.toString()).isEqualTo(TABLE);
  }

  private String outcome(Row row, Actor actor, TranslationState state) {
    long id = waiting.computeIfAbsent(state, ActTableTest::translation);
    if (state == TranslationState.IN_REVIEW) {
      waiting.remove(state);
      row.before().by(actor, id);
    }
    int refusals = refusals();
    try {
      row.act().by(actor, id);
    } catch (Refusal refusal) {
      assertThat(refusals()).as("%s by %s in %s", row.name(), actor, state).isEqualTo(refusals + 1);
      return refusal.code();
    }
    waiting.remove(state);
    return "done";
  }

  private static int refusals() {
    return WORLD
        .jdbc
        .sql("select count(*) from audit_entry where outcome = 'refused'")
        .query(Integer.class)
        .single();
  }

  private static void reject(Actor actor, long id, String step) {
    WORLD.reviews.decide(
        actor, id, 0, new Ruling(step, Decision.Verdict.REJECT, 1, "wrong", List.of()));
  }

  private static void approveChosen(Actor actor, long id) {
    WORLD.reviews.decideAll(
        actor,
        id,
        new Ruling.Bulk(
            "linguistic", Decision.Verdict.APPROVE, "", List.of(new Ruling.Item(0, 1))));
  }

  private static long translation(TranslationState state) {
    Drafted drafted =
        WORLD.drafted(
            ReviewWorld.newSlug(),
            List.of(Draft.of("A title", "Un titre"), Draft.of("Yes", "Oui")));
    Translation translation = drafted.translation();
    long id = translation.id();
    Instant now = WORLD.clock.instant();
    switch (state) {
      case TRANSLATING -> {}
      case QUEUED -> move(translation, TranslationState.QUEUED);
      case FAILED -> WORLD.translations.fail(translation, "The engine is gone.", now);
      case SUPERSEDED -> move(translation, TranslationState.SUPERSEDED);
      case IN_REVIEW -> WORLD.reviews.open(drafted);
      case APPROVED -> {
        WORLD.reviews.open(drafted);
        WORLD.approveWhole(id);
      }
      case PUBLISHED -> {
        WORLD.reviews.open(drafted);
        WORLD.approveWhole(id);
        move(WORLD.translations.find(id).orElseThrow(), TranslationState.PUBLISHED);
      }
    }
    assertThat(WORLD.state(id)).isEqualTo(state);
    return id;
  }

  private static void move(Translation translation, TranslationState state) {
    assertThat(WORLD.translations.move(translation, state, WORLD.clock.instant())).isPresent();
  }
}
