package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.interpres.article.LocaleTag;
import org.interpres.article.Revision;
import org.interpres.article.Slug;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Images go out with the version that shows them, and are taken back with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedImagesTest {

  private static final Actor LOCALIZER = new Actor("localizer", Set.of(Role.LOCALIZER));

  @TempDir static Path articles;

  private PublicationServer server;
  private PublicationClient client;
  private Translated translated;

  @BeforeAll
  void start() {
    server = PublicationServer.start("--interpres.articles=" + articles);
    client = new PublicationClient(server);
    translated = server.translated();
  }

  @AfterAll
  void stop() {
    server.context().close();
  }

  private void image(Slug slug, String name, String content) throws Exception {
    Path file = articles.resolve(slug.value()).resolve("images").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private Publication publish(Slug slug, LocaleTag locale) {
    Revision revision = translated.revision(slug);
    return server
        .bean(Publisher.class)
        .publish(translated.stored(translated.approved(revision, locale)))
        .orElseThrow();
  }

  private String address(Publication publication) {
    byte[] page = server.bean(Publications.class).bytes(publication, Publication.Form.HTML);
    return Jsoup.parse(new String(page, StandardCharsets.UTF_8)).select("figure img").attr("src");
  }

  @Test
  void an_image_is_served_as_it_was_signed_whatever_becomes_of_the_file() throws Exception {
    Slug slug = new Slug("kept");
    image(slug, "syringe.png", "first");
    Publication first = publish(slug, SmallArticle.ES);
    String before = address(first);
    image(slug, "syringe.png", "second");
    Publication second = publish(slug, SmallArticle.ES);
    var answer = client.get(before);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).asString().isEqualTo("first");
    assertThat(PublicationClient.header(answer, "Content-Type")).isEqualTo("image/png");
    assertThat(client.get(address(second)).body()).asString().isEqualTo("second");
    String tag = PublicationClient.header(answer, "ETag");
    assertThat(client.send(client.request(before).header("If-None-Match", tag)).statusCode())
        .isEqualTo(304);
    assertThat(client.get(before.replace("/es/", "/fr/")).statusCode()).isEqualTo(404);
  }

  @Test
  void the_json_and_the_manifest_name_it_and_it_verifies() throws Exception {
    Slug slug = new Slug("named");
    image(slug, "syringe.png", "a needle");
    Publication made = publish(slug, SmallArticle.ES);
    Publications out = server.bean(Publications.class);
    JsonNode image =
        new ObjectMapper().readTree(out.bytes(made, Publication.Form.JSON)).at("/images/0");
    assertThat(image.get("source").asText()).isEqualTo("images/syringe.png");
    assertThat(image.get("url").asText()).isEqualTo(address(made));
    assertThat(image.get("length").asInt()).isEqualTo(8);
    Verifier verifier = Verifier.trusting(server.bean(SigningKeys.class).jwks());
    List<String> asked = new ArrayList<>();
    Verifier.Files files =
        new Verifier.Files(
            out.bytes(made, Publication.Form.HTML),
            out.bytes(made, Publication.Form.JSON),
            out.bytes(made, Publication.Form.JWS),
            path -> {
              asked.add(path);
              return "a needle".getBytes(StandardCharsets.UTF_8);
            });
    assertThat(verifier.verify(files)).isInstanceOf(Verifier.Verdict.Valid.class);
    assertThat(asked).hasSize(1);
  }

  @Test
  void a_locale_has_its_own_variant() throws Exception {
    Slug slug = new Slug("localized");
    image(slug, "syringe.png", "for all");
    image(slug, "syringe.ar.png", "for Arabic");
    assertThat(client.get(address(publish(slug, SmallArticle.ES))).body())
        .asString()
        .isEqualTo("for all");
    assertThat(client.get(address(publish(slug, SmallArticle.AR))).body())
        .asString()
        .isEqualTo("for Arabic");
  }

  @Test
  void where_the_file_is_missing_the_text_alternative_stands() {
    Publication made = publish(new Slug("imageless"), SmallArticle.ES);
    byte[] page = server.bean(Publications.class).bytes(made, Publication.Form.HTML);
    var figure = Jsoup.parse(new String(page, StandardCharsets.UTF_8)).select("figure");
    assertThat(figure.select("img")).isEmpty();
    assertThat(figure.text()).isEqualTo("Una jeringa \"nueva\"");
  }

  @Test
  void it_is_in_the_zip_and_in_what_targets_get() throws Exception {
    Slug slug = new Slug("delivered");
    image(slug, "syringe.png", "a needle");
    Publication made = publish(slug, SmallArticle.ES);
    String path = address(made).substring(1);
    assertThat(names(client.get("/publications/delivered.zip").body())).contains(path);
    List<Delivery.File> files = delivered(made);
    assertThat(files).extracting(Delivery.File::path).first().isEqualTo(path);
    assertThat(files.get(0).bytes()).asString().isEqualTo("a needle");
    assertThat(files).last().extracting(Delivery.File::path).asString().endsWith(".jws");
  }

  @Test
  void a_recall_takes_it_back_here_and_at_targets_but_not_what_another_version_shows()
      throws Exception {
    Slug slug = new Slug("taken-back");
    image(slug, "syringe.png", "wrong dose");
    Publication made = publish(slug, SmallArticle.ES);
    String path = address(made);
    server
        .bean(Recalls.class)
        .recall(
            new Recalls.Order(slug, SmallArticle.ES, "The image is wrong.", "secret", null),
            LOCALIZER);
    assertThat(client.get(path).statusCode()).isEqualTo(410);
    assertThat(delivered(made))
        .filteredOn(file -> file.path().equals(path.substring(1)))
        .singleElement()
        .satisfies(file -> assertThat(file.bytes()).isEmpty());
    image(slug, "syringe.png", "right dose");
    Publication better = publish(slug, SmallArticle.ES);
    assertThat(client.get(path).statusCode()).isEqualTo(410);
    assertThat(client.get(address(better)).statusCode()).isEqualTo(200);
    assertThat(delivered(better))
        .filteredOn(file -> file.mediaType().equals("image/png"))
        .extracting(file -> file.bytes().length)
        .containsExactly(0, "right dose".length());
  }

  @Test
  void a_roll_back_brings_its_images_back_too() throws Exception {
    Slug slug = new Slug("rolled-back");
    image(slug, "syringe.png", "first");
    publish(slug, SmallArticle.ES);
    image(slug, "syringe.png", "second");
    publish(slug, SmallArticle.ES);
    Publication restored =
        server
            .bean(RollBack.class)
            .restore(new RollBack.Order(slug, SmallArticle.ES, 1), LOCALIZER);
    assertThat(client.get(address(restored)).body()).asString().isEqualTo("first");
  }

  @Test
  void a_preview_shows_the_file_of_now() throws Exception {
    Slug slug = new Slug("previewed");
    image(slug, "syringe.es.png", "draft");
    image(slug, "syringe.png", "for all");
    assertThat(
            client
                .send(
                    client
                        .request("/previews/previewed/es/images/syringe.png")
                        .header("X-Actor", "medic"))
                .body())
        .asString()
        .isEqualTo("draft");
    assertThat(
            client
                .send(
                    client
                        .request("/previews/previewed/es/images/none.png")
                        .header("X-Actor", "medic"))
                .statusCode())
        .isEqualTo(404);
    assertThat(
            client
                .send(
                    client
                        .request("/previews/previewed/es/images/syringe.png")
                        .header("X-Actor", "publisher"))
                .statusCode())
        .isEqualTo(403);
    assertThat(server.bean(org.interpres.audit.AuditTrail.class).entries(null, 0, 1000))
        .anySatisfy(
            entry -> {
              assertThat(entry.action()).isEqualTo("preview-read");
              assertThat(entry.outcome()).isEqualTo("refused");
              assertThat(entry.actor()).isEqualTo("publisher");
            });
    assertThat(client.get("/publications/previewed/es/images/syringe.png").statusCode())
        .isEqualTo(404);
  }

  private List<Delivery.File> delivered(Publication made) {
    return server
        .bean(DeliveredFiles.class)
        .of(new Delivery(1, "folder", made.article(), made.locale(), 1, made.version(), 1));
  }

  private static List<String> names(byte[] zip) throws Exception {
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}
