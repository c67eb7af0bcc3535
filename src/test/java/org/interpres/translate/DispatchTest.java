package org.interpres.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.interpres.app.database.TestDatabase;
import org.interpres.article.Drafted.Draft;
import org.interpres.article.Origin;
import org.interpres.article.Revision;
import org.interpres.article.SampleArticles;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineAnswer.Answered;
import org.interpres.translate.engine.EngineFault;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class DispatchTest {

  private static final Instant NOW = SampleArticles.NOW;

  private final TestDatabase database = TestDatabase.fresh();
  private final SampleArticles sample = new SampleArticles(database.application());
  private final Leases leases = new Leases(JdbcClient.create(database.application()));

  @Test
  void identical_segments_are_sent_once_and_every_one_gets_the_answer() {
    Revision revision = sample.revise("a", "Rest", "Drink water.", "Rest", "Drink water.");
    Translation translation = claimed(sample.translate(revision, "es"), NOW);

    List<Batch> batches = dispatch(NOW).batches(translation, "test");

    assertThat(batches).hasSize(1);
    assertThat(batches.get(0).request().texts()).containsExactly("Rest", "Drink water.");
    drafts(NOW).store(batches.get(0), answer("Descanso", "Beba agua."));
    assertThat(drafts(NOW).load(translation.id()))
        .isNotNull()
        .satisfies(
            drafted ->
                assertThat(Objects.requireNonNull(drafted).drafts())
                    .extracting(Draft::target)
                    .containsExactly("Descanso", "Beba agua.", "Descanso", "Beba agua."));
  }

  @Test
  void what_is_stored_is_not_asked_again_after_a_crash() {
    String[] sentences =
        IntStream.range(0, 120).mapToObj(i -> "Sentence " + i + ".").toArray(String[]::new);
    Translation translation = claimed(sample.translate(sample.revise("a", sentences), "es"), NOW);
    List<Batch> before = dispatch(NOW).batches(translation, "test");
    assertThat(before).extracting(b -> b.segments().size()).containsExactly(50, 50, 20);
    drafts(NOW).store(before.get(0), echo(before.get(0)));

    Instant later = NOW.plus(Dispatch.LEASE).plusSeconds(1);
    assertThat(dispatch(later).waiting()).containsExactly(translation.id());
    Translation again = Objects.requireNonNull(dispatch(later).claim(translation.id()));
    List<Batch> after = dispatch(later).batches(again, "test");

    assertThat(after).extracting(b -> b.segments().size()).containsExactly(50, 20);
    assertThat(after.get(0).request().texts()).startsWith("Sentence 50.");
  }

  @Test
  void a_new_revision_asks_only_for_its_new_sentence() {
    Revision first = sample.revise("a", "Title", "One.", "Two.");
    Translation old = claimed(sample.translate(first, "es"), NOW);
    Batch all = dispatch(NOW).batches(old, "test").get(0);
    drafts(NOW).store(all, echo(all));

    Revision second = sample.revise("a", "Title", "One.", "Three.", "Two.");
    Translation fresh = claimed(sample.translate(second, "es"), NOW);

    assertThat(dispatch(NOW).batches(fresh, "test"))
        .extracting(b -> b.request().texts())
        .containsExactly(List.of("Three."));
  }

  @Test
  void a_placeholder_is_no_answer_and_is_asked_again_by_the_next_revision() {
    Translation old = claimed(sample.translate(sample.revise("a", "Title", "One."), "es"), NOW);
    Batch all = dispatch(NOW).batches(old, "test").get(0);
    drafts(NOW)
        .store(
            all,
            new EngineAnswer(
                Collections.nCopies(
                    2,
                    new Answered("⟦?⟧", new Origin(Origin.Kind.PLACEHOLDER, "test", null, null)))));

    Translation fresh = claimed(sample.translate(sample.revise("a", "Title", "One."), "es"), NOW);

    assertThat(dispatch(NOW).batches(fresh, "test").get(0).request().texts())
        .containsExactly("Title", "One.");
  }

  @Test
  void one_worker_holds_a_translation_until_its_lease_runs_out() {
    Translation translation = sample.translate(sample.revise("a", "Title"), "es");
    assertThat(dispatch(NOW).waiting()).containsExactly(translation.id());

    assertThat(dispatch(NOW).claim(translation.id())).isNotNull();

    assertThat(dispatch(NOW).claim(translation.id())).isNull();
    assertThat(dispatch(NOW).waiting()).isEmpty();
    assertThat(dispatch(NOW.plus(Duration.ofMinutes(4))).claim(translation.id())).isNotNull();
  }

  @Test
  void a_translation_that_is_superseded_is_nobodys_work() {
    Translation translation = sample.translate(sample.revise("a", "Title"), "es");
    sample.translations().move(translation, TranslationState.SUPERSEDED, NOW);

    assertThat(dispatch(NOW).claim(translation.id())).isNull();
    assertThat(drafts(NOW).load(translation.id())).isNull();
    assertThat(dispatch(NOW).waiting()).isEmpty();
  }

  @Test
  void a_short_answer_stores_nothing() {
    Translation translation =
        claimed(sample.translate(sample.revise("a", "Title", "One."), "es"), NOW);
    Batch batch = dispatch(NOW).batches(translation, "test").get(0);

    assertThatThrownBy(() -> drafts(NOW).store(batch, answer("Título")))
        .isInstanceOf(EngineFault.class);

    assertThat(drafts(NOW).drafted(translation.id())).isEmpty();
    assertThatThrownBy(() -> drafts(NOW).load(translation.id()))
        .hasMessageContaining("0 drafts for the 2 segments");
  }

  private Translation claimed(Translation translation, Instant at) {
    return Objects.requireNonNull(dispatch(at).claim(translation.id()));
  }

  private Dispatch dispatch(Instant at) {
    return new Dispatch(sample.translations(), sample.articles(), drafts(at), leases, clock(at));
  }

  private Drafts drafts(Instant at) {
    return new Drafts(
        new JdbcTemplate(database.application()),
        sample.articles(),
        sample.translations(),
        leases,
        clock(at));
  }

  private static Clock clock(Instant at) {
    return Clock.fixed(at, ZoneOffset.UTC);
  }

  private static EngineAnswer echo(Batch batch) {
    return answer(batch.request().texts().stream().map(t -> "ES " + t).toArray(String[]::new));
  }

  private static EngineAnswer answer(String... targets) {
    return new EngineAnswer(
        List.of(targets).stream()
            .map(t -> new Answered(t, new Origin(Origin.Kind.ENGINE, "test", "1", null)))
            .toList());
  }
}
