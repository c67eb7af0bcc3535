package org.interpres.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.interpres.article.Translation;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.EngineRequest;
import org.junit.jupiter.api.Test;

/** What becomes of sentences that an engine does not answer. */
class SetbacksTest {

  private final DispatchWorld world = new DispatchWorld();

  @Test
  void a_busy_engine_is_left_alone_for_as_long_as_it_asks() {
    AtomicInteger calls = new AtomicInteger();
    world.engine(
        "one",
        request -> {
          if (calls.incrementAndGet() == 1) {
            throw new EngineFault.Unavailable("one", "is busy", Duration.ofSeconds(30));
          }
          return DispatchWorld.translated(request);
        });
    Translation translation = world.bring("a", "es", "One.");
    world.plan(translation);

    world.work();
    assertThat(world.asked).hasSize(1);
    assertThat(world.sweep().ready()).isEmpty();

    world.clock.advance(Duration.ofSeconds(29));
    world.work();
    assertThat(world.asked).as("a second too early").hasSize(1);

    world.clock.advance(Duration.ofSeconds(2));
    assertThat(world.sweep().ready()).contains("one");
    world.work();
    assertThat(world.asked).hasSize(2);
    assertThat(world.targets(translation)).containsExactly("[One.]");
  }

  @Test
  void after_a_failure_one_call_finds_out_before_all_others_follow() {
    world.limits("one", 1, 1000, 0).engine("one", failing("is out of reach"));
    world.plan(world.bring("a", "es", "One.", "Two.", "Three."));
    world.work();
    world.clock.advance(Duration.ofMinutes(2));

    Dispatch dispatch = world.dispatch();
    Batch probe = Objects.requireNonNull(dispatch.claim("one"));
    assertThat(dispatch.claim("one")).as("while the first is under way").isNull();

    dispatch.store(probe, DispatchWorld.translated(probe.request()));
    assertThat(dispatch.claim("one")).isNotNull();
  }

  @Test
  void an_answer_to_an_earlier_call_does_not_end_the_pause() {
    world.limits("one", 1, 1000, 0);
    world.plan(world.bring("a", "es", "One.", "Two.", "Three."));
    Dispatch dispatch = world.dispatch();
    Batch slow = Objects.requireNonNull(dispatch.claim("one"));
    Batch refused = Objects.requireNonNull(dispatch.claim("one"));
    world.clock.advance(Duration.ofSeconds(1));
    dispatch.failed(refused, new EngineFault.Unavailable("one", "is busy", Duration.ofSeconds(30)));

    dispatch.store(slow, DispatchWorld.translated(slow.request()));

    assertThat(dispatch.claim("one")).isNull();
  }

  @Test
  void pauses_grow_with_jitter_up_to_a_minute() {
    EngineFault fault = new EngineFault.Unavailable("one", "is out of reach", null);

    assertThat(Setbacks.pause(fault, 0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
    assertThat(Setbacks.pause(fault, 3)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(Setbacks.pause(fault, 500))
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
  }

  @Test
  void the_next_engine_takes_over_after_three_failures() {
    world
        .engines("one,two")
        .engine("one", failing("is out of reach"))
        .engine("two", DispatchWorld::translated);
    Translation translation = world.bring("a", "es", "One.");
    world.plan(translation);
    for (int i = 0; i < 3; i++) {
      world.work();
      world.clock.advance(Duration.ofSeconds(9));
    }
    world.work();

    assertThat(world.asked)
        .extracting(EngineRequest::engine)
        .containsExactly("one", "one", "one", "two");
    assertThat(world.targets(translation)).containsExactly("[One.]");
    assertThat(world.jdbc.sql("select engine from draft").query(String.class).list())
        .containsExactly("two");
  }

  @Test
  void an_engine_that_stays_away_is_not_waited_for_where_there_is_another() {
    world
        .engines("one,two")
        .engine(
            "one",
            request -> {
              throw new EngineFault.Unavailable("one", "is busy", Duration.ofMinutes(5));
            })
        .engine("two", DispatchWorld::translated);
    Translation translation = world.bring("a", "es", "One.");
    world.plan(translation);
    world.work();
    world.plan(world.bring("b", "es", "Two."));

    assertThat(world.sweep().ready()).contains("two");
    world.work();

    assertThat(world.batches()).containsExactly(List.of("One."), List.of("One.", "Two."));
    assertThat(world.targets(translation)).containsExactly("[One.]");
  }

  @Test
  void an_open_breaker_means_the_next_engine() {
    world
        .engines("one,two")
        .engine(
            "one",
            request -> {
              throw new EngineFault.CircuitOpen("one", Duration.ofSeconds(5));
            })
        .engine("two", DispatchWorld::translated);
    world.plan(world.bring("a", "es", "One."));
    world.work();

    assertThat(world.asked).extracting(EngineRequest::engine).containsExactly("one", "two");
    assertThat(spent("one")).as("nothing was sent").isZero();
  }

  @Test
  void
      an_outage_without_another_engine_is_waited_out_until_the_deadline_and_then_people_are_told() {
    world.engine("one", failing("is out of reach"));
    Translation translation = world.bring("a", "es", "One.");
    world.plan(translation);
    for (int i = 0; i < 20; i++) {
      world.work();
      world.clock.advance(Duration.ofMinutes(2));
    }
    assertThat(world.asked).hasSize(20);
    assertThat(world.sweep().stuck()).isEmpty();

    world.clock.advance(Duration.ofHours(4));
    assertThat(world.sweep().stuck())
        .singleElement()
        .satisfies(
            stuck -> {
              assertThat(stuck.translation()).isEqualTo(translation.id());
              assertThat(stuck.cause())
                  .contains("has not answered for 4 h")
                  .contains("is out of reach");
            });
    assertThat(world.sweep().ready()).as("nothing is sent for it any more").isEmpty();
  }

  @Test
  void a_used_up_quota_is_never_asked_again_by_itself_and_a_retry_does() {
    AtomicInteger calls = new AtomicInteger();
    world.engine(
        "one",
        request -> {
          if (calls.incrementAndGet() == 1) {
            throw new EngineFault.QuotaExhausted("one", "has used up its quota");
          }
          return DispatchWorld.translated(request);
        });
    Translation translation = world.bring("a", "es", "One.");
    world.plan(translation);
    world.work();
    world.clock.advance(Duration.ofHours(1));
    world.work();

    assertThat(world.asked).hasSize(1);
    assertThat(world.sweep().stuck())
        .extracting(DispatchSweep.Stuck::cause)
        .containsExactly("The engine “one” has used up its quota");
    assertThat(spent("one")).as("a refused call is not billed").isZero();

    world.plan(translation); // a person retried it
    world.work();
    assertThat(world.targets(translation)).containsExactly("[One.]");
  }

  @Test
  void a_wrong_key_means_the_next_engine_at_once() {
    world
        .engines("one,two")
        .engine(
            "one",
            request -> {
              throw new EngineFault.Forbidden("one", "refuses its key");
            })
        .engine("two", DispatchWorld::translated);
    world.plan(world.bring("a", "es", "One."));
    world.work();

    assertThat(world.asked).extracting(EngineRequest::engine).containsExactly("one", "two");
  }

  @Test
  void what_two_processes_found_too_large_skips_one_engine_and_not_two() {
    world.engine("two", DispatchWorld::translated).engine("three", DispatchWorld::translated);
    world.engines("one,two,three");
    world.plan(world.bring("a", "es", "One."));
    List<Question> found = world.asked("one");

    world.setbacks().tooLarge("one", found);
    Batch sent = Objects.requireNonNull(world.dispatch().claim("two"));
    world.setbacks().tooLarge("one", found);
    world.setbacks().overBudget("one", found, 1);

    assertThat(world.asked("two")).hasSize(1);
    assertThat(world.dispatch().claim("two")).as("it is leased to who sent it").isNull();
    assertThat(world.dispatch().claim("three")).isNull();
    world.dispatch().store(sent, DispatchWorld.translated(sent.request()));
    assertThat(world.jdbc.sql("select target from draft").query(String.class).list())
        .containsExactly("[One.]");
  }

  @Test
  void what_was_sent_since_it_was_found_over_budget_is_neither_stuck_nor_made_a_placeholder() {
    world.plan(world.bring("a", "es", "One."));
    List<Question> found = world.asked("one");
    Batch sent = Objects.requireNonNull(world.dispatch().claim("one"));

    world.setbacks().overBudget("one", found, 1);
    assertThat(world.setbacks().tooLarge("one", found)).isEmpty();

    assertThat(world.sweep().stuck()).isEmpty();
    world.dispatch().store(sent, DispatchWorld.translated(sent.request()));
    assertThat(world.jdbc.sql("select origin from draft").query(String.class).list())
        .containsExactly("ENGINE");
  }

  @Test
  void the_budget_stops_before_it_is_passed() {
    world.limits("one", 2, 1000, 0).budget("one", 12);
    Translation translation = world.bring("a", "es", "12345", "67890", "abcde");
    world.plan(translation);
    world.work();

    assertThat(world.batches()).containsExactly(List.of("12345", "67890"));
    assertThat(spent("one")).isEqualTo(10);
    assertThat(world.sweep().stuck())
        .extracting(DispatchSweep.Stuck::cause)
        .singleElement()
        .asString()
        .contains("would pass its budget of 12 characters a month");

    world.clock.advance(Duration.ofDays(31));
    world.plan(translation);
    world.work();
    assertThat(world.targets(translation)).containsExactly("[12345]", "[67890]", "[abcde]");
  }

  @Test
  void a_quota_of_characters_a_minute_is_kept_in_every_minute() {
    world.limits("one", 1, 1000, 10);
    world.plan(world.bring("a", "es", "12345", "67890", "abcde"));

    world.work();
    assertThat(world.asked).hasSize(2);
    world.clock.advance(Duration.ofSeconds(58));
    world.work();
    assertThat(world.asked).hasSize(2);
    world.clock.advance(Duration.ofSeconds(3));
    world.work();
    assertThat(world.asked).hasSize(3);
  }

  private long spent(String engine) {
    return world.log.calls().spent(engine, world.clock.instant());
  }

  private static Function<EngineRequest, EngineAnswer> failing(String how) {
    return request -> {
      throw new EngineFault.Unavailable(request.engine(), how, null);
    };
  }
}
