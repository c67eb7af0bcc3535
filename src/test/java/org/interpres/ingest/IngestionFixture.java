package org.interpres.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.interpres.app.database.TestDatabase;
import org.interpres.article.Articles;
import org.interpres.article.Hints;
import org.interpres.article.LocaleTag;
import org.interpres.article.SampleArticles;
import org.interpres.article.Slug;
import org.interpres.article.Translations;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Ingestion on a database of its own, and what its tests ask of it. */
abstract class IngestionFixture {

  static final Actor LOCALIZER = new Actor("localizer", Set.of(Role.LOCALIZER));
  static final String TEXT =
      "---\nlocale: en\ntargets: [es, fr]\n---\n# Title\n\nOne sentence. Another one.\n";

  @EnableTransactionManagement
  static class Proxies {}

  private final TestDatabase database = TestDatabase.fresh();
  final ConcurrentLinkedQueue<Long> hinted = new ConcurrentLinkedQueue<>();
  final AnnotationConfigApplicationContext context = context();
  final Ingestion ingestion = context.getBean(Ingestion.class);
  final Articles articles = context.getBean(Articles.class);
  final Translations translations = context.getBean(Translations.class);
  final AuditTrail audit = context.getBean(AuditTrail.class);

  /** Where the images of the articles are. */
  Path articleFolder() {
    return Path.of("target", "no-articles");
  }

  private AnnotationConfigApplicationContext context() {
    AnnotationConfigApplicationContext made = new AnnotationConfigApplicationContext();
    made.getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                java.util.Map.of(
                    "interpres.content",
                    "content",
                    "interpres.articles",
                    articleFolder().toString())));
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
                  Lacks.class,
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

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Submission submission(String slug, String text, String... targets) {
    return new Submission(
        new Slug(slug),
        null,
        new Submission.Source(Format.MARKDOWN, bytes(text)),
        Arrays.stream(targets).map(LocaleTag::parse).collect(Collectors.toSet()),
        LOCALIZER);
  }

  List<String> states(String slug) {
    return translations.of(new Slug(slug)).stream()
        .map(t -> t.revision() + " " + t.locale() + " " + t.state())
        .toList();
  }

  List<String> actions(String slug) {
    return audit.entries(new Slug(slug), 0, 100).stream()
        .map(entry -> entry.action() + " " + entry.outcome())
        .toList();
  }
}
