package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.interpres.app.RunningServer;
import org.interpres.article.Slug;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The real route pushes to a bucket of a real S3 server, which verifies each signature. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BucketDeliveryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Actor LOCALIZER = new Actor("localizer", Set.of(Role.LOCALIZER));

  @TempDir static Path files;

  private BucketPlace bucket;
  private Gate gate;
  private RunningServer server;
  private Translated translated;
  private Path keyFile;

  @BeforeAll
  void start() throws Exception {
    bucket = BucketPlace.start();
    gate = Gate.before(bucket.address());
    keyFile = files.resolve("key");
    server =
        RunningServer.start(
            "interpres.deliver=s3",
            "interpres.deliver-sweep=50",
            "interpres.publish-source=false",
            "interpres.deliver-s3=" + BucketPlace.BUCKET,
            "interpres.deliver-s3-endpoint=" + gate.address(),
            "interpres.deliver-s3-prefix=health/",
            "interpres.deliver-s3-key-id=" + BucketPlace.KEY_ID,
            "interpres.deliver-s3-key-file=" + keyFile);
    translated = new Translated(server::bean);
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
    gate.close();
    bucket.close();
  }

  @BeforeEach
  void theRightKey() throws Exception {
    Files.writeString(keyFile, BucketPlace.KEY + "\n");
  }

  @Test
  void a_publication_is_three_objects_that_prove_each_other_and_say_what_they_are()
      throws Exception {
    Slug slug = new Slug("stored");
    Publication published = publish(slug);
    settled(slug);

    assertThat(object(slug, ".html").asUtf8String()).contains("lang=\"es\"");
    assertThat(object(slug, ".html").response().contentType())
        .isEqualToIgnoringWhitespace("text/html;charset=utf-8");
    assertThat(object(slug, ".json").response().contentType()).isEqualTo("application/json");
    assertThat(object(slug, ".jws").response().contentType()).isEqualTo("application/jose");
    assertThat(List.of(".html", ".json", ".jws"))
        .allSatisfy(
            extension ->
                assertThat(object(slug, extension).response().cacheControl())
                    .isEqualTo("no-cache"));
    assertThat(verdict(slug)).isInstanceOf(Verifier.Verdict.Valid.class);
    assertThat(
            bucket
                .client()
                .listObjectsV2(
                    list -> list.bucket(BucketPlace.BUCKET).prefix("health/publications/stored/"))
                .contents())
        .extracting(S3Object::key)
        .containsExactlyInAnyOrder(
            "health/publications/stored/es.html",
            "health/publications/stored/es.json",
            "health/publications/stored/es.jws");
    assertThat(published.version()).isEqualTo(1);
  }

  @Test
  void a_recall_replaces_the_objects() {
    Slug slug = new Slug("stored-wrong");
    publish(slug);
    settled(slug);
    server
        .bean(Recalls.class)
        .recall(new Recalls.Order(slug, SmallArticle.ES, "The dose is wrong.", "demo"), LOCALIZER);
    settled(slug);

    assertThat(object(slug, ".html").asUtf8String())
        .contains("Esta página fue retirada", "The dose is wrong.")
        .doesNotContain("dosis");
    assertThat(object(slug, ".json").asUtf8String()).contains("\"status\":410");
    assertThat(object(slug, ".jws").asByteArray()).isEmpty();
  }

  @Test
  void a_recall_while_the_page_is_being_sent_is_what_stands_there_in_the_end() {
    Slug slug = new Slug("recalled-under-way");
    gate.shut();
    publish(slug);
    await().atMost(PATIENCE).until(() -> gate.waiting() > 0);
    server
        .bean(Recalls.class)
        .recall(new Recalls.Order(slug, SmallArticle.ES, "The dose is wrong.", "demo"), LOCALIZER);
    await().atMost(PATIENCE).until(() -> wanted(slug) > 1);
    assertThat(objects(slug)).as("nothing has arrived yet").isEmpty();
    gate.open();
    settled(slug);

    assertThat(object(slug, ".html").asUtf8String()).contains("The dose is wrong.");
    assertThat(object(slug, ".json").asUtf8String()).contains("\"status\":410");
    assertThat(object(slug, ".jws").asByteArray()).isEmpty();
  }

  @Test
  void a_wrong_key_is_refused_and_said_so_and_the_right_one_needs_no_restart() throws Exception {
    Slug slug = new Slug("refused");
    Files.writeString(keyFile, "not the key");
    publish(slug);
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              dueNow();
              return state(slug).equals("QUARANTINED");
            });

    assertThat(objects(slug)).isEmpty();
    Visitor localizer = Visitor.signedIn(server.address(), "localizer");
    String page = localizer.get("/published/deliveries");
    assertThat(page)
        .contains(
            ">refused</a>",
            "Given up",
            "The storage refused the key: check INTERPRES_DELIVER_S3_KEY")
        .contains("(SignatureDoesNotMatch, status 403)")
        .doesNotContain("not the key", "127.0.0.1");

    theRightKey();
    localizer.press(page, "Retry<span class=\"visually-hidden\"> refused in Spanish to s3</span>");
    settled(slug);
    assertThat(objects(slug)).hasSize(3);
    assertThat(verdict(slug)).isInstanceOf(Verifier.Verdict.Valid.class);
  }

  @Test
  void a_key_file_that_is_not_there_is_named_on_the_page_by_its_setting() throws Exception {
    Slug slug = new Slug("keyless");
    Visitor localizer = Visitor.signedIn(server.address(), "localizer");
    Files.delete(keyFile);
    publish(slug);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(localizer.get("/published/deliveries"))
                    .contains("the file that INTERPRES_DELIVER_S3_KEY_FILE names cannot be read"));
    theRightKey();
    dueNow();
    settled(slug);
  }

  private Publication publish(Slug slug) {
    return server
        .bean(Publisher.class)
        .publish(translated.approved(slug, SmallArticle.ES))
        .orElseThrow();
  }

  /** Waits for the pauses instead of through them. */
  private void dueNow() {
    JdbcClient.create(server.owner())
        .sql("update delivery set next_at = now() where state = 'PENDING'")
        .update();
  }

  /** How many changes of a page its delivery has been told of. */
  private long wanted(Slug slug) {
    return JdbcClient.create(server.owner())
        .sql(
            "select count(*) from delivery d join publication_event e on e.article = d.article"
                + " and e.cursor <= d.wanted where d.article = :slug")
        .param("slug", slug.value())
        .query(Long.class)
        .single();
  }

  private String state(Slug slug) {
    return JdbcClient.create(server.owner())
        .sql("select state from delivery where article = :slug")
        .param("slug", slug.value())
        .query(String.class)
        .optional()
        .orElse("none");
  }

  private void settled(Slug slug) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                JdbcClient.create(server.owner())
                    .sql(
                        "select exists (select from delivery d where d.article = :slug and d.state"
                            + " = 'DELIVERED' and d.delivered = (select max(cursor) from"
                            + " publication_event e where e.article = d.article))")
                    .param("slug", slug.value())
                    .query(Boolean.class)
                    .single());
  }

  private List<S3Object> objects(Slug slug) {
    return bucket
        .client()
        .listObjectsV2(
            list -> list.bucket(BucketPlace.BUCKET).prefix("health/publications/" + slug + "/"))
        .contents();
  }

  private ResponseBytes<GetObjectResponse> object(Slug slug, String extension) {
    return bucket
        .client()
        .getObjectAsBytes(
            get ->
                get.bucket(BucketPlace.BUCKET)
                    .key("health/publications/" + slug + "/es" + extension));
  }

  private Verifier.Verdict verdict(Slug slug) {
    return Verifier.trusting(server.bean(SigningKeys.class).jwks())
        .verify(
            new Verifier.Files(
                object(slug, ".html").asByteArray(),
                object(slug, ".json").asByteArray(),
                object(slug, ".jws").asByteArray()));
  }
}
