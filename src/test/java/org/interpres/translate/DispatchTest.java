package org.interpres.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.interpres.article.Origin;
import org.interpres.article.SampleArticles;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineAnswer.Answered;
import org.interpres.translate.engine.EngineRequest;
import org.interpres.translate.engine.ProfiledEngines;
import org.junit.jupiter.api.Test;

class DispatchTest {

  private final DispatchWorld world = new DispatchWorld();

  @Test
  void identical_segments_are_sent_once_and_every_one_gets_the_answer() {
    Translation translation =
        world.bring("a", "es", "Rest", "Drink water.", "Rest", "Drink water.");
    world.plan(translation);

    world.work();

    assertThat(world.batches()).containsExactly(List.of("Rest", "Drink water."));
    assertThat(world.targets(translation))
        .containsExactly("[Rest]", "[Drink water.]", "[Rest]", "[Drink water.]");
    assertThat(world.handedOn).containsExactly(translation.id());
  }

  @Test
  void a_sentence_of_two_articles_is_sent_once_for_a_locale() {
    Translation first = world.bring("a", "es", "Rest", "One.");
    Translation second = world.bring("b", "es", "Rest", "Two.");
    Translation french = world.bring("c", "fr", "Rest");
    world.plan(first, second, french);

    world.work();

    assertThat(world.batches())
        .containsExactlyInAnyOrder(List.of("Rest", "One.", "Two."), List.of("Rest"));
    assertThat(world.targets(second)).containsExactly("[Rest]", "[Two.]");
    Translation later = world.bring("d", "es", "Two.", "Rest");
    world.plan(later);
    assertThat(world.handedOn).as("all was answered before").contains(later.id());
    assertThat(world.asked).hasSize(2);
  }

  @Test
  void batches_are_filled_across_articles_of_a_locale_pair() {
    List<Translation> translations =
        IntStream.range(0, 6)
            .mapToObj(a -> world.bring("a" + a, "es", sentences("A" + a, 20)))
            .toList();
    world.plan(translations.toArray(Translation[]::new));

    world.work();

    assertThat(world.batches()).extracting(List::size).containsExactly(50, 50, 20);
    assertThat(world.handedOn)
        .containsExactlyInAnyOrderElementsOf(translations.stream().map(Translation::id).toList());
  }

  @Test
  void a_batch_that_is_not_full_waits_a_moment_for_translations_that_are_about_to_come() {
    world.plan(world.bring("a", "es", "One."));
    world.bring("b", "es", "Two.");

    world.work();
    assertThat(world.asked).isEmpty();

    world.clock.advance(Duration.ofSeconds(2));
    world.work();
    assertThat(world.batches()).containsExactly(List.of("One."));
  }

  @Test
  void what_is_stored_is_not_asked_again_after_a_crash() {
    Translation translation = world.bring("a", "es", sentences("S", 120));
    world.plan(translation);
    Dispatch before = world.dispatch();
    assertThat(world.work(before, "one")).isTrue();
    before.claim("one"); // and then the process is killed

    world.clock.advance(Claims.lease(ProfiledEngines.of(Map.of()).profile("one")).plusSeconds(1));
    world.plan(translation);
    world.work();

    assertThat(world.batches().stream().flatMap(List::stream).toList())
        .hasSize(120)
        .doesNotHaveDuplicates();
    assertThat(world.targets(translation)).hasSize(120);
  }

  @Test
  void a_process_that_has_the_database_to_itself_need_not_wait_for_leases() {
    Translation translation = world.bring("a", "es", "One.");
    world.plan(translation);
    world.dispatch().claim("one");
    world.work();
    assertThat(world.asked).as("the lease of the killed process counts").isEmpty();

    new Leases(world.jdbc).releaseAll();
    world.work();

    assertThat(world.targets(translation)).containsExactly("[One.]");
  }

  @Test
  void an_answer_that_comes_after_its_lease_ran_out_changes_nothing_that_is_stored() {
    Translation translation = world.bring("a", "es", "One.");
    world.plan(translation);
    Dispatch slow = world.dispatch();
    Batch late = Objects.requireNonNull(slow.claim("one"));
    world.clock.advance(Duration.ofMinutes(10));
    world.work();

    slow.store(late, DispatchWorld.answer(late.request(), source -> "late"));

    assertThat(world.targets(translation)).containsExactly("[One.]");
  }

  @Test
  void a_new_revision_asks_only_for_its_new_sentence() {
    world.plan(world.bring("a", "es", "Title", "One.", "Two."));
    world.work();

    Translation second = world.bring("a", "es", "Title", "One.", "Three.", "Two.");
    world.plan(second);
    world.work();

    assertThat(world.batches())
        .containsExactly(List.of("Title", "One.", "Two."), List.of("Three."));
    assertThat(world.targets(second)).containsExactly("[Title]", "[One.]", "[Three.]", "[Two.]");
  }

  @Test
  void what_the_memory_knows_is_not_asked() {
    world.memory.put("Rest", "Descanso");
    Translation translation = world.bring("a", "es", "Rest", "One.");
    world.plan(translation);
    world.work();

    assertThat(world.batches()).containsExactly(List.of("One."));
    assertThat(world.origins(translation)).containsExactly(Origin.Kind.MEMORY, Origin.Kind.ENGINE);
  }

  @Test
  void a_placeholder_is_no_answer_and_is_asked_again_by_the_next_who_needs_it() {
    world.engine("one", DispatchTest::unknown);
    Translation first = world.bring("a", "es", "Title");
    world.plan(first);
    world.work();
    assertThat(world.origins(first)).containsExactly(Origin.Kind.PLACEHOLDER);

    world.engine("one", DispatchWorld::translated);
    Translation second = world.bring("b", "es", "Title");
    Translation revised = world.bring("a", "es", "Title");
    world.plan(second, revised);
    world.work();

    assertThat(world.targets(second)).containsExactly("[Title]");
    assertThat(world.targets(revised)).containsExactly("[Title]");
    assertThat(world.asked).hasSize(2);
  }

  @Test
  void a_superseded_translation_is_nobodys_work_and_costs_nothing() {
    Translation translation = world.bring("a", "es", "Title");
    world.plan(translation);
    sampleMoves(translation, TranslationState.TRANSLATING, TranslationState.SUPERSEDED);

    world.work();
    world.plan(translation);

    assertThat(world.asked).isEmpty();
    assertThat(world.drafts().load(translation.id())).isNull();
    world.sweep().forget();
    assertThat(world.jdbc.sql("select count(*) from question").query(Long.class).single()).isZero();
  }

  @Test
  void batches_are_cut_by_what_the_engine_counts() {
    world.limits("one", 50, 30, 0);
    Translation translation =
        world.bring("a", "es", "Zwölf Zeichen", "äääää", "abcde", "1234567890");
    world.plan(translation);
    world.work();

    assertThat(world.batches())
        .as("30 bytes a call; ä has two")
        .containsExactly(List.of("Zwölf Zeichen", "äääää", "abcde"), List.of("1234567890"));
  }

  @Test
  void a_text_that_is_larger_than_the_engine_takes_fails_alone_and_is_never_sent() {
    world.limits("one", 50, 300, 0);
    Translation translation = world.bring("a", "es", "Title", "x".repeat(101), "End.");
    world.plan(translation);
    world.work();

    assertThat(world.batches()).containsExactly(List.of("Title", "End."));
    assertThat(world.origins(translation))
        .containsExactly(Origin.Kind.ENGINE, Origin.Kind.PLACEHOLDER, Origin.Kind.ENGINE);
    assertThat(world.targets(translation).get(1)).contains("longer than the engine “one” takes");
    assertThat(world.handedOn).contains(translation.id());
  }

  @Test
  void personal_information_is_not_sent_not_even_as_context() {
    Translation translation =
        world.bring("a", "es", "Title", "Write to jane.roe@example.org now.", "End.", "Good bye.");
    world.plan(translation);
    world.work();

    assertThat(world.batches()).containsExactly(List.of("Title", "End.", "Good bye."));
    assertThat(world.asked.toString()).doesNotContain("jane.roe");
    assertThat(world.asked.get(0).items().get(1).before()).isNull();
    assertThat(world.asked.get(0).items().get(1).after()).isEqualTo("Good bye.");
    assertThat(world.origins(translation).get(1)).isEqualTo(Origin.Kind.PLACEHOLDER);
    assertThat(world.targets(translation).get(1)).contains("personal information (e-mail address)");
  }

  @Test
  void a_draft_says_what_made_it() {
    world.terms(java.nio.file.Path.of("content", "terms"));
    Translation translation = world.bring("a", "es", "Ketamine helps.");
    world.plan(translation);
    world.work();

    assertThat(world.asked.get(0).glossary().terms())
        .extracting(term -> term.target())
        .containsExactly("ketamina");
    assertThat(
            world
                .jdbc
                .sql("select engine, model, glossary, drafted_at is not null as dated from draft")
                .query()
                .singleRow())
        .containsEntry("engine", "one")
        .containsEntry("model", "model-1")
        .containsEntry("glossary", world.asked.get(0).glossary().version())
        .containsEntry("dated", true);
  }

  private void sampleMoves(Translation translation, TranslationState from, TranslationState to) {
    Translation found = world.sample.translations().find(translation.id()).orElseThrow();
    assertThat(found.state()).isEqualTo(from);
    assertThat(world.sample.translations().move(found, to, SampleArticles.NOW)).isPresent();
  }

  private static EngineAnswer unknown(EngineRequest request) {
    return new EngineAnswer(
        request.texts().stream()
            .map(
                text ->
                    new Answered(
                        "⟦?⟧", new Origin(Origin.Kind.PLACEHOLDER, request.engine(), null, null)))
            .toList());
  }

  static String[] sentences(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "%s sentence %d.".formatted(name, i))
        .toArray(String[]::new);
  }
}
