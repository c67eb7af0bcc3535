package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interpres.review.ReviewWorld.ADA;
import static org.interpres.review.ReviewWorld.LIN;
import static org.interpres.review.ReviewWorld.LOC;
import static org.interpres.review.ReviewWorld.MED;
import static org.interpres.review.ReviewWorld.PUB;

import java.util.List;
import org.interpres.identity.Actor;
import org.interpres.review.ReviewWorld.Draft;
import org.junit.jupiter.api.Test;

class CommentsTest {

  private final ReviewWorld world = new ReviewWorld();
  private final Comments comments = world.context.getBean(Comments.class);

  @Test
  void who_has_no_part_in_the_words_says_nothing_of_them_and_settles_nothing() {
    long id = world.open(Draft.of("Take one tablet a day.", "Prenez un comprimé par jour."));
    Comments.Said query = new Comments.Said(Comments.Kind.QUERY, null, "Which tablet?");
    for (Actor actor : List.of(LIN, MED, LOC)) {
      comments.write(actor, id, 0, query);
    }
    long first =
        comments.of(world.translations.find(id).orElseThrow(), world.segment(id, 0)).get(0).id();

    for (Actor actor : List.of(ADA, PUB)) {
      Refused.with("FORBIDDEN role-may-not-comment", () -> comments.write(actor, id, 0, query));
      Refused.with("FORBIDDEN role-may-not-settle", () -> comments.settle(actor, id, first));
    }

    assertThat(comments.of(world.translations.find(id).orElseThrow(), world.segment(id, 0)))
        .hasSize(3)
        .allMatch(Comments.Comment::open);
    assertThat(world.refusals(id))
        .containsExactly(
            "ada comment-written role-may-not-comment",
            "ada query-settled role-may-not-settle",
            "pub comment-written role-may-not-comment",
            "pub query-settled role-may-not-settle");
    comments.settle(LOC, id, first);
  }
}
