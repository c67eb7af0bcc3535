package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.interpres.review.ReviewWorld.ADA;
import static org.interpres.review.ReviewWorld.LIN;
import static org.interpres.review.ReviewWorld.LOC;
import static org.interpres.review.ReviewWorld.MED;

import java.util.List;
import java.util.Objects;
import org.interpres.article.CrisisNotice;
import org.interpres.article.LocaleTag;
import org.interpres.review.ReviewWorld.Draft;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a page says to a reader in danger is signed with it. */
class SignedNoticesTest {

  private static final ReviewWorld WORLD = new ReviewWorld();
  private static final JdbcClient OWNER = JdbcClient.create(WORLD.database.owner());

  private static long open() {
    return WORLD.open(
        Draft.of("A title", "Un titre"),
        Draft.of("Some people think of suicide.", "Certaines personnes pensent au suicide."));
  }

  private static List<CrisisNotice> shown(long id) {
    return WORLD.queries.notices(Objects.requireNonNull(WORLD.queries.workbench(ADA, id).review()));
  }

  @Test
  void the_reviewers_see_it_and_their_signatures_hand_it_on_for_page_and_source() {
    long id = open();
    List<CrisisNotice> before = shown(id);
    assertThat(before)
        .extracting(CrisisNotice::page)
        .containsExactly(new LocaleTag("fr"), new LocaleTag("en"));
    WORLD.approveWhole(id);
    assertThat(Objects.requireNonNull(WORLD.approvals.load(id)).notices()).isEqualTo(before);
  }

  @Test
  void an_article_that_needs_none_has_none() {
    long id = WORLD.open(Draft.of("A title", "Un titre"), Draft.of("Sleep well.", "Dormez bien."));
    WORLD.approveWhole(id);
    assertThat(Objects.requireNonNull(WORLD.approvals.load(id)).notices()).isEmpty();
  }

  @Test
  void from_the_first_signature_on_it_is_that_of_then() {
    long id = open();
    WORLD.approveAll(LIN, id, "linguistic");
    WORLD.sign(LIN, id, "linguistic");
    replace(id, "[]");
    assertThat(shown(id)).isEmpty();
    WORLD.approveAll(MED, id, "medical");
    WORLD.sign(MED, id, "medical");
    assertThatThrownBy(() -> WORLD.approvals.load(id))
        .as("the linguist signed another")
        .hasMessageContaining("the signature of the step linguistic is of other content");
  }

  @Test
  void whoever_alters_it_afterwards_publishes_nothing() {
    long id = open();
    WORLD.approveWhole(id);
    replace(id, "[]");
    assertThatThrownBy(() -> WORLD.approvals.load(id))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is of other content");
  }

  @Test
  void a_review_that_is_reopened_shows_that_of_now_again() {
    long id = open();
    WORLD.approveWhole(id);
    List<CrisisNotice> signed = shown(id);
    replace(id, "[]");
    WORLD.reviews.reopen(LOC, id, "to see what is now");
    assertThat(shown(id)).isEqualTo(signed);
  }

  /** As an owner can who switches the triggers off. */
  private static void replace(long id, String content) {
    OWNER
        .sql(
            """
            insert into crisis_notice (sha256, content, first_used_at)
            values (encode(sha256(convert_to(:content, 'UTF8')), 'hex'), :content, now())
            on conflict do nothing
            """)
        .param("content", content)
        .update();
    OWNER
        .sql(
            """
            update review set notice_sha256 = encode(sha256(convert_to(:content, 'UTF8')), 'hex')
            where translation_id = :id
            """)
        .param("content", content)
        .param("id", id)
        .update();
  }
}
