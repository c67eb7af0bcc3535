package org.interpres.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.interpres.app.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of states in Java and the one in the database say the same. */
class TranslationStateTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final JdbcClient jdbc = JdbcClient.create(database.application());
  private final SampleArticles sample = new SampleArticles(database.application());
  private final Articles articles = sample.articles();
  private final Translations translations = sample.translations();

  @Test
  void the_database_allows_exactly_the_steps_that_the_states_name() {
    Revision revision = revision("a");
    int locale = 0;
    for (TranslationState from : TranslationState.values()) {
      for (TranslationState to : TranslationState.values()) {
        if (from != to) {
          Translation translation = in(from, revision, "x-" + locale++);
          if (from.next().contains(to)) {
            assertThat(change(translation, to)).as("%s to %s", from, to).isEqualTo(1);
          } else {
            assertThatThrownBy(() -> change(translation, to))
                .as("%s to %s", from, to)
                .isInstanceOf(DataAccessException.class);
          }
        }
      }
    }
  }

  @Test
  void a_state_that_somebody_else_has_changed_is_not_changed_again() {
    Translation read = translations.add(revision("b"), LocaleTag.parse("es"), NOW).orElseThrow();

    assertThat(translations.move(read, TranslationState.TRANSLATING, NOW)).isPresent();
    assertThat(translations.move(read, TranslationState.TRANSLATING, NOW)).isEmpty();
  }

  @Test
  void a_failed_translation_keeps_its_cause_and_returns_to_where_it_failed() {
    Translation queued = translations.add(revision("c"), LocaleTag.parse("es"), NOW).orElseThrow();
    Translation translating =
        translations.move(queued, TranslationState.TRANSLATING, NOW).orElseThrow();

    Translation failed = translations.fail(translating, "The engine is away.", NOW).orElseThrow();

    assertThat(translations.failure(failed.id())).contains("The engine is away.");
    assertThat(translations.retry(failed, NOW).orElseThrow().state())
        .isEqualTo(TranslationState.QUEUED);
    assertThat(translations.failure(failed.id())).isEmpty();
  }

  @Test
  void a_revision_and_its_segments_never_change() {
    Revision revision = revision("d");

    JdbcClient owner = JdbcClient.create(database.owner());
    for (String sql :
        List.of(
            "update segment set source = 'x' where revision_id = :id",
            "delete from segment where revision_id = :id",
            "update revision set content_sha256 = repeat('0', 64) where id = :id")) {
      assertThatThrownBy(() -> owner.sql(sql).param("id", revision.id()).update())
          .hasMessageContaining("never change");
    }
    assertThat(articles.revision(revision.id()).segments()).isEqualTo(revision.segments());
  }

  private int change(Translation translation, TranslationState to) {
    return jdbc.sql(
            """
            update translation
            set state = :to, failure = case when :to = 'FAILED' then 'x' end
            where id = :id
            """)
        .param("to", to.name())
        .param("id", translation.id())
        .update();
  }

  /** Inserted as it is: an insert is no change of state. */
  private Translation in(TranslationState state, Revision revision, String locale) {
    return jdbc.sql(
            """
            insert into translation
              (article, revision_id, locale, state, failure, created_at, updated_at)
            values (:article, :revision, :locale, :state,
              case when :state = 'FAILED' then 'x' end, now(), now())
            returning id
            """)
        .param("article", revision.article().value())
        .param("revision", revision.id())
        .param("locale", locale)
        .param("state", state.name())
        .query(
            (row, n) ->
                new Translation(
                    row.getLong("id"),
                    revision.article(),
                    revision.id(),
                    1,
                    revision.locale(),
                    LocaleTag.parse("es"),
                    state,
                    1))
        .single();
  }

  private Revision revision(String slug) {
    return sample.revise(slug, "Sleep");
  }
}
