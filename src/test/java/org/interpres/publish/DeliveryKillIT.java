package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.interpres.app.RunningServer;
import org.interpres.app.ServerProcess;
import org.interpres.app.database.TestDatabase;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.interpres.publish.Publication.Form;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code kill -9} of the process that pushes, again and again, while another one publishes and
 * recalls: whatever a reader of a folder, an SFTP server or a bucket sees at any moment is a whole
 * file of a version, never of an earlier one than before; a webhook hears the changes in their
 * order; and in the end each place has exactly what is current.
 */
class DeliveryKillIT {

  private static final Actor LOCALIZER = new Actor("localizer", Set.of(Role.LOCALIZER));

  /** The first articles are so long that writing one takes a while. */
  private static final int LONG = 3;

  private static final List<String> LONG_WORDS = new ArrayList<>(SmallArticle.SPANISH);

  static {
    LONG_WORDS.set(5, "Presión arterial < 140. ".repeat(4_000).strip());
  }

  @TempDir Path folder;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final List<Slug> articles = new ArrayList<>();

  private record Change(String article, long cursor, String type, int version) {}

  @Test
  void forty_publications_survive_three_kills() throws Exception {
    run(40, 3);
  }

  @Test
  @Tag("bench")
  void a_thousand_publications_survive_twelve_kills() throws Exception {
    run(1_000, 12);
  }

  private void run(int publications, int kills) throws Exception {
    long began = System.nanoTime();
    IntStream.range(0, Math.max(10, publications / 5))
        .mapToObj(n -> new Slug("article-" + n))
        .forEach(articles::add);
    TestDatabase database = TestDatabase.empty();
    try (PushedPlaces places = PushedPlaces.start(folder);
        RunningServer publishing =
            RunningServer.on(database, "interpres.publish-source=false", "interpres.deliver=");
        PushedWatch watch =
            new PushedWatch(places, paths(articles), paths(articles.subList(0, LONG)))) {
      ServerProcess pushing = ServerProcess.serveClasses(folder, environment(database, places));
      Translated translated = new Translated(publishing::bean);
      int published = 0;
      long inFlight = 0;
      for (int kill = 1; kill <= kills; kill++) {
        int until = publications * kill / kills;
        Thread restart = new Thread(pushing::startAgain);
        if (kill > 1) {
          restart.start();
        }
        for (; published < until; published++) {
          change(publishing, translated);
        }
        restart.join();
        Thread.sleep(random.nextInt(1_500));
        pushing.kill();
        inFlight += inFlight(publishing);
      }
      pushing.startAgain();
      List<Change> changes = settled(publishing);
      pushing.stop();

      System.out.printf(
          "push: seed %d, %d publications and %d recalls, %d kills with %d"
              + " deliveries in flight, 4 targets, %d looks, %.0f s%n",
          seed,
          publications,
          changes.stream().filter(change -> change.type().equals("recalled")).count(),
          kills,
          inFlight,
          watch.looks(),
          (System.nanoTime() - began) / 1e9);
      assertThat(changes.stream().filter(change -> change.type().equals("published")))
          .hasSize(publications);
      everythingSeenWasWholeAndInOrder(publishing, watch, changes);
      eachPlaceHasWhatIsCurrent(publishing, places);
      theWebhookHeardInOrder(places, changes);
    }
  }

  private Map<String, String> environment(TestDatabase database, PushedPlaces places)
      throws Exception {
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.putAll(places.environment());
    environment.put("INTERPRES_HOME", folder.resolve("home").toString());
    environment.put("INTERPRES_ARTICLES", folder.resolve("articles").toString());
    environment.put("INTERPRES_DELIVERSWEEP", "50");
    SigningKey key = SigningKey.generate();
    Path file = folder.resolve("signing-key.jwk");
    java.nio.file.Files.writeString(file, key.secretJwk());
    environment.put("INTERPRES_SIGNING_KEY_FILE", file.toString());
    return environment;
  }

  private static List<String> paths(List<Slug> articles) {
    return articles.stream()
        .flatMap(slug -> java.util.Arrays.stream(Form.values()).map(form -> path(slug, form)))
        .toList();
  }

  private static String path(Slug slug, Form form) {
    return PublicAddress.path(slug, SmallArticle.ES).substring(1) + "." + form.extension();
  }

  /** A new version of an article; now and then what is out of it is recalled. */
  private void change(RunningServer server, Translated translated) {
    int article = random.nextInt(8) == 0 ? random.nextInt(LONG) : random.nextInt(articles.size());
    Slug slug = articles.get(article);
    server
        .bean(Publisher.class)
        .publish(
            translated.approved(
                slug, SmallArticle.ES, article < LONG ? LONG_WORDS : SmallArticle.SPANISH));
    if (random.nextInt(50) == 0) {
      server
          .bean(Recalls.class)
          .recall(
              new Recalls.Order(slug, SmallArticle.ES, "The dose is wrong.", "demo"), LOCALIZER);
    }
  }

  /** What the process that was just killed had claimed and not finished. */
  private static long inFlight(RunningServer server) {
    return JdbcClient.create(server.owner())
        .sql("select count(*) from delivery where leased_until > now()")
        .query(Long.class)
        .single();
  }

  private static List<Change> settled(RunningServer server) {
    JdbcClient owner = JdbcClient.create(server.owner());
    await()
        .atMost(Duration.ofMinutes(5))
        .until(
            () ->
                owner
                    .sql(
                        """
                        select not exists (
                          select from publication_event e
                          join (values ('folder'), ('sftp'), ('s3'), ('webhook')) t (target) on true
                          left join delivery d on d.target = t.target and d.article = e.article
                            and d.state = 'DELIVERED' and d.delivered >= e.cursor
                          where e.type in ('published', 'recalled') and d.id is null)
                        """)
                    .query(Boolean.class)
                    .single());
    return owner
        .sql(
            "select article, cursor, type, version from publication_event"
                + " where type in ('published', 'recalled') order by cursor")
        .query(Change.class)
        .list();
  }

  /** By the bytes that each change makes of each file. */
  private void everythingSeenWasWholeAndInOrder(
      RunningServer server, PushedWatch watch, List<Change> changes) {
    Map<String, List<Long>> cursors = new HashMap<>();
    assertThat(watch.faults()).as("seed %d", seed).isEmpty();
    for (Change change : changes) {
      for (Form form : Form.values()) {
        String path = path(new Slug(change.article()), form);
        cursors
            .computeIfAbsent(path + " " + content(server, change, form), x -> new ArrayList<>())
            .add(change.cursor());
      }
    }
    watch
        .seen()
        .forEach(
            (file, contents) -> {
              String path = file.substring(file.indexOf(' ') + 1);
              long last = 0;
              for (PushedWatch.Content content : contents) {
                List<Long> of = cursors.getOrDefault(path + " " + content, List.of());
                assertThat(of).as("%s was whole (seed %d)", file, seed).isNotEmpty();
                long before = last;
                last = of.stream().filter(cursor -> cursor > before).findFirst().orElse(0L);
                assertThat(last).as("%s went back (seed %d)", file, seed).isGreaterThan(before);
              }
            });
  }

  private static PushedWatch.Content content(RunningServer server, Change change, Form form) {
    Publications publications = server.bean(Publications.class);
    Publication publication =
        publications
            .version(new Slug(change.article()), SmallArticle.ES, change.version())
            .orElseThrow();
    byte[] bytes =
        change.type().equals("published")
            ? publications.bytes(publication, form)
            : files(server, publication).stream()
                .filter(file -> file.path().equals(path(publication.article(), form)))
                .findFirst()
                .orElseThrow()
                .bytes();
    return new PushedWatch.Content(bytes.length, Sha256.of(bytes));
  }

  private static List<Delivery.File> files(RunningServer server, Publication publication) {
    return server
        .bean(DeliveredFiles.class)
        .of(
            new Delivery(
                0, "x", publication.article(), publication.locale(), 0, publication.version(), 1));
  }

  private void eachPlaceHasWhatIsCurrent(RunningServer server, PushedPlaces places)
      throws Exception {
    assertThat(places.unfinished()).as("seed %d", seed).isEmpty();
    for (Slug slug : articles) {
      for (Publication current : server.bean(Publications.class).current(slug)) {
        for (Delivery.File file : files(server, current)) {
          for (String place : PushedPlaces.KEEPING) {
            assertThat(places.read(place, file.path()))
                .as("%s %s (seed %d)", place, file.path(), seed)
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(file.bytes()));
          }
        }
      }
    }
  }

  private void theWebhookHeardInOrder(PushedPlaces places, List<Change> changes) {
    assertThat(places.hook().refused()).isEmpty();
    Map<String, Long> current = new TreeMap<>();
    changes.forEach(change -> current.put(change.article(), change.cursor()));
    current.forEach(
        (article, cursor) ->
            assertThat(places.hook().told(article + "/es"))
                .as("%s (seed %d)", article, seed)
                .isSorted()
                .endsWith(cursor));
  }
}
