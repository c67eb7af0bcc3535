package org.interpres.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.SampleArticles;
import org.interpres.article.Slug;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IngestionTest extends IngestionFixture {

  @Test
  void a_new_article_is_stored_with_its_segments_and_a_translation_for_each_target() {
    Ingested ingested = ingestion.ingest(submission("a", TEXT));

    assertThat(ingested.outcome()).isEqualTo(Ingested.Outcome.NEW_ARTICLE);
    assertThat(ingested.revision().segments())
        .extracting(org.interpres.article.Segment::source)
        .containsExactly("Title", "One sentence.", "Another one.");
    assertThat(states("a")).containsExactly("1 es QUEUED", "1 fr QUEUED");
    assertThat(hinted)
        .containsExactlyInAnyOrderElementsOf(
            ingested.translations().stream().map(Translation::id).toList());
    assertThat(actions("a"))
        .containsExactly(
            "article-revised done", "translation-requested done", "translation-requested done");
  }

  @Test
  void a_page_is_in_the_language_of_its_html_element_where_nobody_says_another() {
    String page = "<html lang=\"es-MX\"><h1>Título</h1><p>Una frase.</p></html>";

    assertThat(ingestion.ingest(page("said", page, null)).revision().locale().value())
        .isEqualTo("es-MX");
    assertThat(ingestion.ingest(page("asked", page, "es")).revision().locale().value())
        .isEqualTo("es");
  }

  @Test
  void a_page_without_a_language_is_refused_with_what_html_can_say() {
    for (String start : List.of("", "<html>", "<html lang=\"\">", "<html lang=\"?\">")) {
      assertThatThrownBy(
              () -> ingestion.ingest(page("mute", start + "<h1>Title</h1><p>Text.</p>", null)))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("<html lang=\"en\">")
          .hasMessageContaining("--locale en")
          .hasMessageNotContaining("front matter");
    }
  }

  private static Submission page(String slug, String html, @Nullable String locale) {
    return new Submission(
        new Slug(slug),
        locale == null ? null : LocaleTag.parse(locale),
        new Submission.Source(Format.HTML, html.getBytes(StandardCharsets.UTF_8)),
        Set.of(LocaleTag.parse("fr")),
        new Actor("localizer", Set.of(Role.LOCALIZER)));
  }

  @Test
  void a_footnotes_mark_stays_with_the_sentence_that_it_stands_at() {
    Ingested ingested =
        ingestion.ingest(
            submission(
                "a",
                "---\nlocale: en\n---\n# Title\n\nOne dose.[^1] Two doses[^2]. At 5 mg.[^1]\n\n"
                    + "[^1]: By mouth. With water.\n\n[^2]: At night.\n"));

    assertThat(ingested.revision().segments())
        .extracting(org.interpres.article.Segment::source)
        .containsExactly(
            "Title",
            "One dose.<x id=\"1\"/>",
            "Two doses<x id=\"2\"/>.",
            "At 5 mg.<x id=\"3\"/>",
            "By mouth.",
            "With water.",
            "At night.");
    assertThat(articles.revision(ingested.revision().id()).document())
        .isEqualTo(ingested.revision().document());
  }

  @Test
  void the_same_bytes_again_change_nothing_but_may_add_a_target() {
    ingestion.ingest(submission("a", TEXT));
    hinted.clear();

    Ingested same = ingestion.ingest(submission("a", TEXT));

    assertThat(same.outcome()).isEqualTo(Ingested.Outcome.UNCHANGED);
    assertThat(same.revision().number()).isEqualTo(1);
    assertThat(hinted).isEmpty();
    Ingested more = ingestion.ingest(submission("a", TEXT, "de"));
    assertThat(more.outcome()).isEqualTo(Ingested.Outcome.UNCHANGED);
    assertThat(states("a")).containsExactly("1 de QUEUED", "1 es QUEUED", "1 fr QUEUED");
    assertThat(hinted).hasSize(1);
  }

  @Test
  void a_new_revision_supersedes_what_is_under_way_and_leaves_what_is_published() {
    Ingested first = ingestion.ingest(submission("a", TEXT, "es", "fr", "de"));
    move(translation(first, "es"), TranslationState.TRANSLATING);
    publish(translation(first, "fr"));
    translations.fail(translation(first, "de"), "no engine", SampleArticles.NOW);

    Ingested second = ingestion.ingest(submission("a", TEXT + "\nA third one.\n", "ar"));

    assertThat(second.outcome()).isEqualTo(Ingested.Outcome.NEW_REVISION);
    assertThat(states("a"))
        .containsExactly(
            "2 ar QUEUED",
            "2 de QUEUED",
            "2 es QUEUED",
            "2 fr QUEUED",
            "1 de SUPERSEDED",
            "1 es SUPERSEDED",
            "1 fr PUBLISHED");
  }

  @Test
  void twenty_people_who_bring_one_article_at_once_make_one_revision_of_each_text()
      throws Exception {
    List<Callable<Ingested>> puts =
        IntStream.range(0, 20)
            .<Callable<Ingested>>mapToObj(
                i ->
                    () -> ingestion.ingest(submission("a", TEXT + (i % 2 == 0 ? "" : "\nMore.\n"))))
            .toList();
    ExecutorService people = Executors.newFixedThreadPool(8);
    try {
      for (Future<Ingested> put : people.invokeAll(puts)) {
        assertThat(put.get().revision().article().value()).isEqualTo("a");
      }
    } finally {
      people.shutdownNow();
    }

    int last = articles.latest(new Slug("a")).orElseThrow().number();
    List<Translation> all = translations.of(new Slug("a"));
    assertThat(all).hasSize(2 * last);
    assertThat(all)
        .filteredOn(t -> t.state() == TranslationState.QUEUED)
        .extracting(Translation::revision)
        .containsOnly(last);
    assertThat(audit.verify().valid()).isTrue();
  }

  @Test
  void an_article_cannot_change_the_language_that_it_is_written_in() {
    ingestion.ingest(submission("a", TEXT));

    assertThatThrownBy(
            () -> ingestion.ingest(submission("a", TEXT.replace("locale: en", "locale: de"))))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo("source-locale-changed"));
  }

  @Test
  void only_a_localizer_brings_articles() {
    for (Role role : Role.values()) {
      Submission submission =
          new Submission(
              new Slug("a"),
              null,
              new Submission.Source(Format.MARKDOWN, bytes(TEXT)),
              Set.of(),
              new Actor("somebody", Set.of(role)));
      if (role == Role.LOCALIZER) {
        assertThat(ingestion.ingest(submission).revision().number()).isEqualTo(1);
      } else {
        assertThatThrownBy(() -> ingestion.ingest(submission))
            .isInstanceOfSatisfying(
                Refusal.class, r -> assertThat(r.code()).isEqualTo("role-required"));
      }
    }
  }

  private static Translation translation(Ingested ingested, String locale) {
    return ingested.translations().stream()
        .filter(t -> t.locale().value().equals(locale))
        .findFirst()
        .orElseThrow();
  }

  private Translation move(Translation from, TranslationState to) {
    return translations.move(from, to, SampleArticles.NOW).orElseThrow();
  }

  private void publish(Translation queued) {
    Translation drafted =
        move(move(queued, TranslationState.TRANSLATING), TranslationState.IN_REVIEW);
    move(move(drafted, TranslationState.APPROVED), TranslationState.PUBLISHED);
  }
}
