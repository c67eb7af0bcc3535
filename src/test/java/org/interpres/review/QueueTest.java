package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interpres.review.ReviewWorld.ADA;
import static org.interpres.review.ReviewWorld.LIN;
import static org.interpres.review.ReviewWorld.PUB;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.interpres.article.Drafted;
import org.interpres.article.LocaleTag;
import org.interpres.article.Slug;
import org.interpres.article.TranslationState;
import org.interpres.review.ReviewWorld.Draft;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The most urgent first, then what has waited longest, a page at a time. */
class QueueTest {

  private final ReviewWorld world = new ReviewWorld();

  private List<Long> all(Queue.Filter filter) {
    List<Long> ids = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      Queue page =
          world.queries.queue(
              ADA, new Queue.Filter(filter.state(), filter.locale(), filter.article(), cursor));
      page.entries().forEach(entry -> ids.add(entry.translation().id()));
      cursor = page.next();
    } while (cursor != null);
    return ids;
  }

  @Test
  void failed_ones_then_open_critical_findings_then_age() {
    long old = world.open(Draft.of("Old", "Vieux"));
    world.clock.advance(Duration.ofHours(1));
    long unknown = world.open(Draft.of("Unknown", "Inconnu"), Draft.placeholder("Who knows?"));
    world.clock.advance(Duration.ofHours(1));
    long young = world.open(Draft.of("Young", "Jeune"));
    Drafted drafted = world.drafted(ReviewWorld.newSlug(), List.of(Draft.of("With an engine", "")));
    Drafted broken = world.drafted(ReviewWorld.newSlug(), List.of(Draft.of("Broken", "")));
    world.translations.fail(broken.translation(), "no answer", world.clock.instant());
    long approved = world.open(Draft.of("Done", "Fait"));
    world.approveWhole(approved);

    assertThat(all(Queue.Filter.ALL))
        .containsExactly(
            broken.translation().id(), unknown, old, young, approved, drafted.translation().id());
    assertThat(all(new Queue.Filter(TranslationState.IN_REVIEW, null, null, null)))
        .containsExactly(unknown, old, young);
    Slug article = drafted.translation().article();
    assertThat(all(new Queue.Filter(null, ReviewWorld.FR, article, null)))
        .containsExactly(drafted.translation().id());
    assertThat(all(new Queue.Filter(null, new LocaleTag("de"), null, null))).isEmpty();
  }

  @Test
  void an_entry_counts_what_is_left_to_do() {
    long id =
        world.open(
            Draft.of("A <g id=\"1\">title</g>", "Un <g id=\"1\">titre</g>"),
            Draft.placeholder("Who?"));
    world.approve(LIN, id, 0, "linguistic");

    Queue.Entry entry = world.queries.queue(ADA, Queue.Filter.ALL).entries().get(0);

    assertThat(entry.title()).isEqualTo("A title");
    Queue.Counts counts = Objects.requireNonNull(entry.counts());
    assertThat(counts.segments()).isEqualTo(2);
    assertThat(counts.openCritical()).isEqualTo(1);
    assertThat(counts.steps())
        .containsExactly(new Queue.StepCount("linguistic", 1), new Queue.StepCount("medical", 0));
  }

  @Test
  void pages_follow_each_other_without_a_gap_or_a_repetition() {
    List<Long> opened = new ArrayList<>();
    for (int i = 0; i < Queue.Filter.PAGE * 2 + 1; i++) {
      opened.add(world.open(Draft.of("Title " + i, "Titre " + i)));
      if (i % 3 == 0) {
        // Most were made in the same microsecond: the id decides.
        world.clock.advance(Duration.ofMinutes(1));
      }
    }

    assertThat(all(Queue.Filter.ALL)).containsExactlyElementsOf(opened);
    assertThat(world.queries.queue(ADA, Queue.Filter.ALL).entries()).hasSize(Queue.Filter.PAGE);
  }

  @Test
  void a_page_has_as_many_as_were_asked_for_and_the_next_goes_on_after_them() {
    List<Long> opened = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      opened.add(world.open(Draft.of("Title " + i, "Titre " + i)));
    }
    Queue first = page(null);
    Queue second = page(first.next());
    Queue third = page(second.next());

    assertThat(
            java.util.stream.Stream.of(first, second, third)
                .flatMap(page -> page.entries().stream())
                .map(entry -> entry.translation().id()))
        .containsExactlyElementsOf(opened);
    assertThat(first.entries()).hasSize(2);
    assertThat(third.next()).isNull();
  }

  private Queue page(@Nullable String cursor) {
    return world.queries.queue(ADA, new Queue.Filter(null, null, null, cursor, Queue.Work.ANY, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "1.2",
        "1.2.3.4",
        "1.2.3.4.5.6",
        "-1.2.3.4.5",
        "1.99999999999999999999.3.4.5",
        "1.2.3.4.5 "
      })
  void a_cursor_that_no_list_gave_is_refused(String cursor) {
    Refused.with(
        "MALFORMED malformed-cursor",
        () -> world.queries.queue(ADA, new Queue.Filter(null, null, null, cursor)));
  }

  @Test
  void who_only_pulls_publications_sees_no_queue() {
    Refused.with("FORBIDDEN role-may-not-read", () -> world.queries.queue(PUB, Queue.Filter.ALL));
  }
}
