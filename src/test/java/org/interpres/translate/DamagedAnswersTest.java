package org.interpres.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.interpres.article.Origin;
import org.interpres.article.Translation;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.EngineRequest;
import org.interpres.translate.engine.EngineText;
import org.interpres.translate.engine.TagProtection;
import org.junit.jupiter.api.Test;

/** What becomes of sentences whose answer is none, and of texts that an engine refuses. */
class DamagedAnswersTest {

  private static final String TAGGED = "Take <g id=\"1\">one</g> tablet.";

  private final DispatchWorld world = new DispatchWorld();

  @Test
  void a_refused_text_fails_alone() {
    world.engine("one", refusing("Bad.", "names none"));
    Translation translation = world.bring("a", "es", "One.", "Two.", "Bad.", "Four.", "Five.");
    world.plan(translation);
    world.work();

    assertThat(world.targets(translation).get(2)).contains("was refused by the engine “one”");
    assertThat(world.origins(translation)).filteredOn(Origin.Kind.ENGINE::equals).hasSize(4);
    assertThat(world.batches())
        .containsExactly(
            List.of("One.", "Two.", "Bad.", "Four.", "Five."),
            List.of("One.", "Two.", "Bad."),
            List.of("One.", "Two."),
            List.of("Bad."),
            List.of("Four.", "Five."));
  }

  @Test
  void a_refused_text_that_the_engine_names_leaves_the_others_together() {
    world
        .engines("one,two")
        .engine("one", refusing("Bad.", "names it"))
        .engine("two", DispatchWorld::translated);
    Translation translation = world.bring("a", "es", "One.", "Bad.", "Three.");
    world.plan(translation);
    world.work();

    assertThat(world.batches())
        .containsExactly(
            List.of("One.", "Bad.", "Three."), List.of("One.", "Three."), List.of("Bad."));
    assertThat(world.targets(translation)).containsExactly("[One.]", "[Bad.]", "[Three.]");
  }

  @Test
  void damaged_tags_are_tried_in_the_other_way_then_by_the_next_engine() {
    world
        .engines("one,two")
        .engine("one", DamagedAnswersTest::withoutTags)
        .engine("two", DispatchWorld::translated);
    Translation translation = world.bring("a", "es", "Title", TAGGED);
    world.plan(translation);
    world.work();

    assertThat(world.asked)
        .extracting(EngineRequest::engine, EngineRequest::protection)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("one", TagProtection.NATIVE),
            org.assertj.core.groups.Tuple.tuple("one", TagProtection.PLACEHOLDERS),
            org.assertj.core.groups.Tuple.tuple("two", TagProtection.NATIVE));
    assertThat(world.targets(translation)).containsExactly("[Title]", "[" + TAGGED + "]");
  }

  @Test
  void what_every_engine_damages_goes_to_a_person() {
    world.engine("one", DamagedAnswersTest::withoutTags);
    Translation translation = world.bring("a", "es", "Title", TAGGED);
    world.plan(translation);
    world.work();

    assertThat(world.batches()).containsExactly(List.of("Title", TAGGED), List.of(TAGGED));
    assertThat(world.origins(translation))
        .containsExactly(Origin.Kind.ENGINE, Origin.Kind.PLACEHOLDER);
    assertThat(world.targets(translation).get(1)).contains("was damaged twice by the engine “one”");
    assertThat(world.handedOn).containsExactly(translation.id());
  }

  @Test
  void a_short_answer_stores_nothing_and_the_text_that_spoils_it_is_found() {
    world.engine("one", dropping("Lost."));
    Translation translation = world.bring("a", "es", "One.", "Two.", "Lost.", "Four.");
    world.plan(translation);
    for (int i = 0; i < 20; i++) {
      world.work();
      world.clock.advance(Duration.ofMinutes(2));
    }

    assertThat(world.origins(translation))
        .containsExactly(
            Origin.Kind.ENGINE, Origin.Kind.ENGINE, Origin.Kind.PLACEHOLDER, Origin.Kind.ENGINE);
    assertThat(world.targets(translation)).contains("[One.]", "[Two.]", "[Four.]");
  }

  private static Function<EngineRequest, EngineAnswer> refusing(String text, String how) {
    return request -> {
      if (!request.texts().contains(text)) {
        return DispatchWorld.translated(request);
      }
      List<String> ids =
          request.items().stream()
              .filter(item -> how.equals("names none") || item.source().equals(text))
              .map(EngineText::id)
              .toList();
      throw new EngineFault.TextRefused(request.engine(), "refuses a text", ids);
    };
  }

  private static Function<EngineRequest, EngineAnswer> dropping(String text) {
    return request -> {
      EngineAnswer whole = DispatchWorld.translated(request);
      return new EngineAnswer(
          whole.answers().stream().filter(a -> !a.target().contains(text)).toList());
    };
  }

  private static EngineAnswer withoutTags(EngineRequest request) {
    return DispatchWorld.answer(request, source -> "[" + source.replaceAll("<[^>]*>", "") + "]");
  }
}
