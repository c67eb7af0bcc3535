package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.interpres.review.ReviewWorld.LEA;
import static org.interpres.review.ReviewWorld.LIN;
import static org.interpres.review.ReviewWorld.LOC;
import static org.interpres.review.ReviewWorld.MED;
import static org.interpres.review.ReviewWorld.UNQUALIFIED;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.review.Typology.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class QualityNumbersTest {

  private static final Typology SHIPPED = TypologyFile.load(Path.of("content", "mqm.yaml"));

  @ParameterizedTest(name = "{0} words, {1} minor, {2} major, {3} critical: {4}")
  @CsvSource({
    "1000, 0, 0, 0, 100.0, true",
    "1000, 1, 0, 0, 99.0, true",
    "1000, 5, 0, 0, 95.0, true",
    "1000, 0, 1, 0, 95.0, true",
    "1000, 1, 1, 0, 94.0, false",
    "100000, 0, 0, 1, 99.8, false",
    "300, 1, 0, 0, 96.7, true",
    "10, 0, 1, 0, -400.0, false",
  })
  void a_score_is_the_weight_in_a_thousand_words(
      long words, long minor, long major, long critical, BigDecimal points, boolean passes) {
    Score score = new Score(words, new Score.Errors(7, minor, major, critical));

    assertThat(score.points(SHIPPED)).isEqualByComparingTo(points);
    assertThat(score.passes(SHIPPED)).isEqualTo(passes);
  }

  @Test
  void without_words_there_is_no_score() {
    assertThat(new Score(0, Score.Errors.NONE).points(SHIPPED)).isNull();
    assertThat(new Score(0, Score.Errors.NONE).passes(SHIPPED)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "5 mg, 50 mg, 1",
    "kitten, sitting, 3",
    "'', abc, 3",
    "😀a, 😀b, 1",
    "药物, 药, 1"
  })
  void an_edit_is_counted_by_character(String from, String to, int distance) {
    assertThat(EditDistances.between(from.codePoints().toArray(), to.codePoints().toArray()))
        .isEqualTo(distance);
    assertThat(EditDistances.between(to.codePoints().toArray(), from.codePoints().toArray()))
        .isEqualTo(distance);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "weights: {minor: 1} | :1: “neutral” is missing",
        "weights: {neutral: 0, minor: one, major: 5, critical: 25} | :1: a whole number",
        "wieghts: {} | :1: “wieghts” is not one of",
        "pass: 95 | :1: “weights” is missing",
      })
  void a_mistake_in_the_file_is_named_with_its_line(String text, String said, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("mqm.yaml"), text);

    assertThatThrownBy(() -> TypologyFile.load(file))
        .isInstanceOf(InvalidPolicy.class)
        .hasMessageContaining(file + said.substring(0, 3))
        .hasMessageContaining(said.substring(4));
  }

  @Test
  void the_shipped_file_weighs_as_mqm_does() {
    assertThat(SHIPPED.weights())
        .isEqualTo(
            Map.of(
                Severity.NEUTRAL, 0, Severity.MINOR, 1, Severity.MAJOR, 5, Severity.CRITICAL, 25));
    assertThat(SHIPPED.dimensions()).contains("terminology", "accuracy", "style");
  }

  private static final ReviewWorld world = new ReviewWorld();
  private static final QualityErrors errors = world.context.getBean(QualityErrors.class);
  private static final QualityNumbers numbers = world.context.getBean(QualityNumbers.class);

  private long open() {
    return world.open(
        ReviewWorld.Draft.of("Take one tablet.", "Prenez un comprimé."),
        ReviewWorld.Draft.of("The dose is small.", "La dose est petite."));
  }

  private QualityNumbers.Scope scope(long id) {
    String article = world.translations.find(id).orElseThrow().article().value();
    return new QualityNumbers.Scope(article, null, null);
  }

  @Test
  void a_sweep_measures_what_was_decided_before_it_was_measured_at_once() {
    long id = open();
    world.reviews.edit(LEA, id, 0, "Prenez un cachet.", 1);
    world.reviews.edit(LEA, id, 1, "La dose est faible.", 1);
    world.approve(LIN, id, 0, "linguistic");
    world.approve(LIN, id, 1, "linguistic");
    JdbcClient owner = JdbcClient.create(world.database.owner());
    Supplier<List<String>> measured =
        () ->
            owner
                .sql(
                    """
                    select index || ':' || version || ' ' || distance || ' of ' || length
                    from edit_distance where translation_id = :id order by index
                    """)
                .param("id", id)
                .query(String.class)
                .list();
    List<String> atOnce = measured.get();
    assertThat(atOnce).hasSize(2).first().isEqualTo("0:2 7 of 19");
    owner.sql("alter table edit_distance disable trigger user").update();
    owner.sql("delete from edit_distance where translation_id = :id").param("id", id).update();
    owner.sql("alter table edit_distance enable trigger user").update();

    world.context.getBean(EditDistances.class).measure();

    assertThat(measured.get()).isEqualTo(atOnce);
  }

  @Test
  void an_error_counts_for_the_text_until_it_is_mended_and_for_the_engine_for_ever() {
    long id = open();
    errors.mark(MED, id, 0, new QualityErrors.Found(1, "accuracy", "critical", "one, not two"));
    assertThat(numbers.translations(scope(id))).as("nobody has decided yet").isEmpty();

    world.approve(LIN, id, 0, "linguistic");
    assertThat(numbers.translations(scope(id)))
        .singleElement()
        .satisfies(
            number -> {
              assertThat(number.score().words()).isEqualTo(3);
              assertThat(number.score().passes(SHIPPED)).isFalse();
            });

    world.reviews.edit(LEA, id, 0, "Prenez un cachet.", 1);
    world.approve(LIN, id, 0, "linguistic");
    assertThat(numbers.translations(scope(id)))
        .singleElement()
        .satisfies(number -> assertThat(number.score().errors().total()).isZero());
    assertThat(numbers.engines(scope(id)))
        .singleElement()
        .satisfies(
            engine -> {
              assertThat(engine.name().engine()).isEqualTo("phrasebook");
              assertThat(engine.score().errors().critical()).isOne();
              assertThat(engine.edits().segments()).isOne();
              // “omprimé” to “achet”: 7 edits in 19 characters.
              assertThat(engine.edits().distance()).isEqualByComparingTo("0.36842105263157894737");
            });
    assertThat(errors.of(world.translations.find(id).orElseThrow(), 0))
        .singleElement()
        .satisfies(marked -> assertThat(marked.open()).isFalse());
  }

  @Test
  void a_mark_made_by_mistake_is_withdrawn_and_counts_no_more() {
    long id = open();
    long error = errors.mark(LIN, id, 0, new QualityErrors.Found(1, "style", "major", ""));
    world.approve(LIN, id, 0, "linguistic");
    errors.withdraw(LEA, id, 0, error);

    assertThat(numbers.translations(scope(id)).get(0).score().errors().total()).isZero();
    assertThat(world.acts(id)).contains("lin error-marked", "lea error-withdrawn");
  }

  @Test
  void only_who_is_qualified_marks_and_only_what_they_saw() {
    long id = open();

    refused(() -> mark(UNQUALIFIED, id, 1, "style", "minor"), "not-qualified");
    refused(() -> mark(LOC, id, 1, "style", "minor"), "role-may-not-mark");
    refused(() -> mark(LIN, id, 2, "style", "minor"), "stale-version");
    refused(() -> mark(LIN, id, 1, "taste", "minor"), "unknown-dimension");
    refused(() -> mark(LIN, id, 1, "style", "awful"), "unknown-severity");
    assertThat(world.refusals(id)).hasSize(5);
  }

  private void mark(
      org.interpres.identity.Actor actor, long id, int version, String dimension, String severity) {
    errors.mark(actor, id, 0, new QualityErrors.Found(version, dimension, severity, ""));
  }

  private static void refused(Runnable act, String code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void pace_is_the_words_of_the_last_hour_each_once() {
    world.clock.advance(Duration.ofHours(2));
    Pace pace = world.context.getBean(Pace.class);
    long id = open();
    world.approve(LIN, id, 0, "linguistic");
    world.approve(LIN, id, 1, "linguistic");
    assertThat(pace.lastHour(LIN)).isEqualTo(3 + 4);
    assertThat(pace.lastHour(LEA)).isZero();

    world.reviews.edit(LEA, id, 1, "La dose est faible.", 1);
    world.approve(LIN, id, 1, "linguistic");
    assertThat(pace.lastHour(LIN)).as("decided on twice, read once").isEqualTo(3 + 4);
    world.clock.advance(Duration.ofMinutes(61));
    assertThat(pace.lastHour(LIN)).isZero();
  }

  @Test
  void words_are_cut_as_their_language_cuts_them() {
    assertThat(Pace.words("Take <g id=\"1\">0.5 mg</g> twice.", LocaleTag.parse("en")))
        .isEqualTo(4);
    assertThat(Pace.words("服用前请咨询医生。", LocaleTag.parse("zh-Hans"))).isBetween(3, 6);
  }

  @Test
  void talk_stays_with_its_sentence_and_a_query_with_its_author() {
    Comments comments = world.context.getBean(Comments.class);
    long id = open();
    long query =
        comments.write(LIN, id, 1, new Comments.Said(Comments.Kind.QUERY, null, "How small?"));
    comments.write(LOC, id, 1, new Comments.Said(Comments.Kind.COMMENT, query, "5 mg."));
    var translation = world.translations.find(id).orElseThrow();

    assertThat(comments.counts(translation)).isEqualTo(Map.of(1, new Comments.Count(2, 1)));
    assertThat(comments.openQueries(translation.article()))
        .extracting(Comments.Comment::body)
        .isEqualTo(List.of("How small?"));
    refused(
        () -> comments.write(LIN, id, 0, new Comments.Said(Comments.Kind.COMMENT, query, "here?")),
        "unknown-comment");
    refused(
        () -> comments.write(LIN, id, 0, new Comments.Said(Comments.Kind.COMMENT, null, " ")),
        "comment-required");
    comments.settle(LOC, id, query);
    assertThat(comments.openQueries(translation.article())).isEmpty();
    assertThat(world.acts(id)).contains("lin comment-written", "loc query-settled");
  }

  @Test
  void a_draft_is_its_writers_alone() {
    SegmentDrafts drafts = world.context.getBean(SegmentDrafts.class);
    long id = open();
    drafts.keep(LIN, id, new SegmentDrafts.Draft(0, 1, "Prenez"));
    drafts.keep(LIN, id, new SegmentDrafts.Draft(0, 1, "Prenez deux"));

    assertThat(drafts.of(LIN, id))
        .isEqualTo(Map.of(0, new SegmentDrafts.Draft(0, 1, "Prenez deux")));
    assertThat(drafts.of(LEA, id)).isEmpty();
    assertThat(world.segment(id, 0).words().target()).isEqualTo("Prenez un comprimé.");
    refused(() -> drafts.keep(LIN, id, new SegmentDrafts.Draft(9, 1, "x")), "unknown-segment");
    drafts.discard(LIN, id, 0);
    assertThat(drafts.of(LIN, id)).isEmpty();
  }

  @Test
  void who_has_gone_is_seen_no_more() {
    Presence presence = world.context.getBean(Presence.class);
    long id = open();
    presence.report(LIN, id, 1);

    assertThat(presence.report(MED, id, null))
        .isEqualTo(List.of(new Presence.Other("lin", "Dr. lin", 1)));
    world.clock.advance(Presence.COUNTS.plusSeconds(1));
    assertThat(presence.report(MED, id, null)).isEmpty();
    assertThat(presence.stamps(id)).containsExactly("1:OPEN", "1:OPEN");
  }
}
