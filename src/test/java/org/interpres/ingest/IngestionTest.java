package org.interpres.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.interpres.app.database.TestDatabase;
import org.interpres.article.Articles;
import org.interpres.article.Hints;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.SampleArticles;
import org.interpres.article.Slug;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class IngestionTest {

  private static final Actor LOCALIZER = new Actor("localizer", Set.of(Role.LOCALIZER));
  private static final String TEXT =
      "---\nlocale: en\ntargets: [es, fr]\n---\n# Title\n\nOne sentence. Another one.\n";

  @EnableTransactionManagement
  static class Proxies {}

  private final TestDatabase database = TestDatabase.fresh();
  private final ConcurrentLinkedQueue<Long> hinted = new ConcurrentLinkedQueue<>();
  private final AnnotationConfigApplicationContext context = context();
  private final Ingestion ingestion = context.getBean(Ingestion.class);
  private final Articles articles = context.getBean(Articles.class);
  private final Translations translations = context.getBean(Translations.class);
  private final AuditTrail audit = context.getBean(AuditTrail.class);

  private AnnotationConfigApplicationContext context() {
    AnnotationConfigApplicationContext made = new AnnotationConfigApplicationContext();
    made.getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", java.util.Map.of("interpres.content", "content")));
    DataSource source = database.application();
    made.register(Proxies.class);
    made.registerBean(DataSource.class, () -> source);
    made.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
    made.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(source));
    made.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(source));
    made.registerBean(Clock.class, () -> Clock.fixed(SampleArticles.NOW, ZoneOffset.UTC));
    made.registerBean(Hints.class, () -> this::hint);
    made.scan("org.interpres.article", "org.interpres.audit");
    made.register(
        Arrays.stream(
                new Class<?>[] {
                  IngestConfiguration.class,
                  Preparation.class,
                  Revising.class,
                  Ingestion.class,
                  FolderIngestion.class
                })
            .toArray(Class<?>[]::new));
    made.refresh();
    return made;
  }

  /** A hint inside the transaction would send a stage to look at nothing. */
  private void hint(Hints.Stage stage, long id) {
    assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
    assertThat(stage).isEqualTo(Hints.Stage.TRANSLATE);
    hinted.add(id);
  }

  @AfterEach
  void close() {
    context.close();
  }

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

  static List<Arguments> hostile() {
    byte[] utf16 = "\uFEFFTitle\n\nText.".getBytes(StandardCharsets.UTF_16BE);
    return List.of(
        Arguments.of("document-too-large", bytes("x".repeat(5_000_001)), "en", "es"),
        Arguments.of("not-utf-8", new byte[] {'T', '\n', '\n', (byte) 0xC3, '('}, "en", "es"),
        Arguments.of("not-utf-8", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, "en", "es"),
        Arguments.of("not-utf-8", utf16, "en", "es"),
        Arguments.of("document-empty", new byte[0], "en", "es"),
        Arguments.of("document-empty", bytes("\uFEFF \r\n\t\u00A0\n"), "en", "es"),
        Arguments.of("control-character", bytes("Title\n\nA\u0000B"), "en", "es"),
        Arguments.of("control-character", bytes("Title\n\nA\u0007B"), "en", "es"),
        Arguments.of("text-missing", bytes("# Title"), "en", "es"),
        Arguments.of("title-missing", bytes("Text without a title."), "en", "es"),
        Arguments.of("locale-missing", bytes("# Title\n\nText."), "", "es"),
        Arguments.of("locale-conflict", bytes(TEXT), "de", "es"),
        Arguments.of("target-is-source", bytes(TEXT), "en", "en"),
        Arguments.of("nested-too-deep", bytes("<div>".repeat(100_000)), "en", "es"));
  }

  @ParameterizedTest(name = "{index}: {0}")
  @MethodSource("hostile")
  void hostile_input_is_refused_by_name_with_a_trace_and_nothing_is_stored(
      String code, byte[] bytes, String locale, String target) {
    Submission submission =
        new Submission(
            new Slug("hostile"),
            locale.isEmpty() ? null : LocaleTag.parse(locale),
            new Submission.Source(Format.MARKDOWN, bytes),
            Set.of(LocaleTag.parse(target)),
            LOCALIZER);

    assertThatThrownBy(() -> ingestion.ingest(submission))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(code);
              assertThat(refusal.getMessage()).as("says what to do").contains(":");
            });
    assertThat(articles.latest(new Slug("hostile"))).isEmpty();
    assertThat(actions("hostile")).containsExactly("article-revised refused");
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

  @Test
  void files_of_the_folder_are_brought_and_a_bad_one_leaves_a_trace(@TempDir Path folder)
      throws Exception {
    FolderIngestion files = context.getBean(FolderIngestion.class);
    Path good = Files.createDirectories(folder.resolve("taking-iron"));
    Files.writeString(good.resolve("en.txt"), "Take it with water.\n\nNot with tea.\n");
    Files.writeString(good.resolve("article.yaml"), "title: Taking iron\ntargets: [es, ar]\n");
    Path bad = Files.createDirectories(folder.resolve("bad"));
    Files.write(bad.resolve("en.md"), new byte[] {(byte) 0xFF});
    Files.writeString(bad.resolve("klingonish.md"), TEXT);

    files.bring(bad.resolve("en.md").toFile());
    files.bring(bad.resolve("klingonish.md").toFile());
    files.bring(good.resolve("en.txt").toFile());
    files.bring(good.resolve("article.yaml").toFile());

    assertThat(states("taking-iron")).containsExactly("1 ar QUEUED", "1 es QUEUED");
    assertThat(articles.latest(new Slug("taking-iron")).orElseThrow().title())
        .isEqualTo("Taking iron");
    assertThat(articles.slugs("", 10)).containsExactly(new Slug("taking-iron"));
    assertThat(audit.entries(null, 0, 100))
        .filteredOn(entry -> entry.action().equals("article-file-read"))
        .extracting(entry -> entry.details().get("file"))
        .containsExactly("bad/en.md", "bad/klingonish.md");
  }

  @Test
  void the_sample_articles_are_brought_whole() throws Exception {
    FolderIngestion files = context.getBean(FolderIngestion.class);
    try (Stream<Path> found = Files.walk(Path.of("content/articles"))) {
      found
          .filter(file -> Format.ofFileName(file.getFileName().toString()).isPresent())
          .forEach(file -> files.bring(file.toFile()));
    }

    assertThat(articles.slugs("", 10))
        .contains(new Slug("ketamine-therapy"), new Slug("taking-warfarin-safely"));
    assertThat(articles.latest(new Slug("ketamine-therapy")).orElseThrow().segments())
        .hasSizeBetween(35, 120);
    assertThat(states("ketamine-therapy"))
        .containsExactly(
            "1 ar QUEUED", "1 de QUEUED", "1 es QUEUED", "1 fr QUEUED", "1 zh-Hans QUEUED");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Submission submission(String slug, String text, String... targets) {
    return new Submission(
        new Slug(slug),
        null,
        new Submission.Source(Format.MARKDOWN, bytes(text)),
        Arrays.stream(targets).map(LocaleTag::parse).collect(Collectors.toSet()),
        LOCALIZER);
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

  private List<String> states(String slug) {
    return translations.of(new Slug(slug)).stream()
        .map(t -> t.revision() + " " + t.locale() + " " + t.state())
        .toList();
  }

  private List<String> actions(String slug) {
    return audit.entries(new Slug(slug), 0, 100).stream()
        .map(entry -> entry.action() + " " + entry.outcome())
        .toList();
  }
}
