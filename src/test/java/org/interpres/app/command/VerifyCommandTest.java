package org.interpres.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.interpres.publish.SignedFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyCommandTest {

  @TempDir Path folder;

  private final SignedFiles signed = new SignedFiles();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();
  private Path keys = Path.of("unset");
  private HttpServer server = nothing();

  @BeforeEach
  void saveKeys() throws Exception {
    keys = signed.jwks(folder.resolve("trusted.jwks"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void any_of_the_three_files_or_their_stem_names_the_publication() throws Exception {
    Path stem = signed.write(folder.resolve("p"), "es");
    for (String end : new String[] {"", ".html", ".json", ".jws"}) {
      assertThat(verify("--jwks", keys.toString(), stem + end)).as(end).isZero();
    }
    assertThat(out.toString())
        .contains("valid      " + stem + ": ketamine, es, version 2")
        .contains("linguistic: review by Luz Ibáñez (linguist), 2026-03-01T09:30:00Z")
        .contains("medical: approval by Dr. Ana <Ruiz> & Co. (medic), 2026-03-02T14:05:00Z")
        .doesNotContain("same place");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void one_changed_byte_fails_with_the_reason() throws Exception {
    Path stem = signed.write(folder.resolve("p"), "es");
    Path html = Path.of(stem + ".html");
    Files.writeString(html, Files.readString(html).replace("dosis", "Dosis"));
    assertThat(verify("--jwks", keys.toString(), stem.toString())).isEqualTo(1);
    assertThat(out.toString())
        .startsWith("not valid  " + stem + ": the HTML is not the one that was signed");
  }

  @Test
  void a_folder_is_verified_as_a_whole_and_a_page_without_signature_fails_it() throws Exception {
    signed.write(folder.resolve("site/publications/ketamine"), "es");
    signed.write(folder.resolve("site/other"), "copy");
    signed.jwks(folder.resolve("site/jwks.json"));
    assertThat(verify(folder.resolve("site").toString())).isZero();
    assertThat(out.toString())
        .contains("2 valid, 0 not valid")
        .contains("came from the same place");

    Files.writeString(folder.resolve("site/other/extra.html"), "<p>Trust me.</p>");
    assertThat(verify(folder.resolve("site").toString())).isEqualTo(1);
    assertThat(out.toString()).contains("extra: there is no extra.json").contains("1 not valid");
  }

  @Test
  void a_zip_is_verified_as_a_whole_and_a_changed_byte_in_it_fails() throws Exception {
    Path zip = folder.resolve("all.zip");
    Path stem = signed.write(folder.resolve("in"), "es");
    pack(zip, stem, "publications/ketamine/es", 0);
    assertThat(verify("--jwks", keys.toString(), zip.toString())).isZero();
    assertThat(out.toString()).contains("valid      /publications/ketamine/es: ketamine, es");
    pack(zip, stem, "publications/ketamine/fr", 0);
    assertThat(verify("--jwks", keys.toString(), zip.toString())).isEqualTo(1);
    pack(zip, stem, "publications/ketamine/es", 1);
    assertThat(verify("--jwks", keys.toString(), zip.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("the HTML is not the one that was signed");
    Files.writeString(zip, "no zip");
    assertThat(verify("--jwks", keys.toString(), zip.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("the zip cannot be read");
  }

  @Test
  void an_image_that_was_exchanged_or_is_missing_fails() throws Exception {
    Path stem = signed.write(folder.resolve("p"), "es");
    try (Stream<Path> images = Files.list(stem.resolve("images"))) {
      Path image = images.findFirst().orElseThrow();
      Files.writeString(image, "another");
      assertThat(verify("--jwks", keys.toString(), stem.toString())).isEqualTo(1);
      assertThat(out.toString()).contains("the image images/").contains("is not the one");
      Files.delete(image);
    }
    assertThat(verify("--jwks", keys.toString(), stem.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("its image images/").contains("is not there");
  }

  private static void pack(Path zip, Path stem, String name, int added) throws Exception {
    try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String extension : new String[] {".html", ".json", ".jws"}) {
        to.putNextEntry(new ZipEntry(name + extension));
        to.write(Files.readAllBytes(Path.of(stem + extension)));
        if (extension.equals(".html")) {
          to.write(new byte[added]);
        }
      }
      try (Stream<Path> images = Files.list(stem.resolve("images"))) {
        for (Path image : images.toList()) {
          to.putNextEntry(new ZipEntry(name + "/images/" + image.getFileName()));
          to.write(Files.readAllBytes(image));
        }
      }
    }
  }

  @Test
  void a_revoked_key_proves_nothing_and_the_verdict_says_why() throws Exception {
    Path stem = signed.write(folder.resolve("p"), "es");
    Path revoked = signed.jwksWithTheKeyRevoked(folder.resolve("revoked.jwks"));
    assertThat(verify("--jwks", revoked.toString(), stem.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("was revoked at 2026-04-01T00:00:00Z: A laptop was stolen.");
  }

  @Test
  void a_publication_in_the_place_of_another_fails() throws Exception {
    Path moved = signed.write(folder.resolve("publications/ketamine"), "fr");
    assertThat(verify("--jwks", keys.toString(), moved.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("it is another publication: ketamine, es, version 2");
    Path earlier = signed.write(folder.resolve("publications/ketamine/es/versions"), "1");
    assertThat(verify("--jwks", keys.toString(), earlier.toString())).isEqualTo(1);
    Path right = signed.write(folder.resolve("publications/ketamine/es/versions"), "2");
    assertThat(verify("--jwks", keys.toString(), right.toString())).isZero();
  }

  @Test
  void other_keys_do_not_verify() throws Exception {
    Path stem = signed.write(folder.resolve("p"), "es");
    Path others = new SignedFiles().jwks(folder.resolve("others.jwks"));
    assertThat(verify("--jwks", others.toString(), stem.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("which is not among the keys");
  }

  @Test
  void missing_files_and_an_empty_folder_are_not_valid() throws Exception {
    assertThat(verify("--jwks", keys.toString(), folder.resolve("none").toString())).isEqualTo(1);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(verify("--jwks", keys.toString(), empty.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("there is no publication in it");
  }

  @Test
  void wrong_calls_exit_with_2_and_say_what_to_do() throws Exception {
    Path stem = signed.write(folder.resolve("p"), "es");
    assertThat(verify()).isEqualTo(2);
    assertThat(verify("--unknown", "x")).isEqualTo(2);
    assertThat(verify(stem.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("There are no keys to verify with");
    assertThat(verify("--jwks", folder.resolve("none").toString(), stem.toString())).isEqualTo(2);
    assertThat(verify("--jwks", stem + ".html", stem.toString())).isEqualTo(2);
    assertThat(verify("--jwks", keys.toString(), "https://")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void a_web_address_is_fetched_with_its_keys_and_says_where_they_came_from() throws Exception {
    signed.write(folder.resolve("publications/ketamine"), "es");
    Files.createDirectories(folder.resolve(".well-known"));
    signed.jwks(folder.resolve(".well-known/jwks.json"));
    serve(200, "");
    assertThat(verify(url("/publications/ketamine/es"))).isZero();
    assertThat(out.toString()).contains("came from the same place");
    assertThat(verify("--jwks", keys.toString(), url("/publications/ketamine/es.html"))).isZero();
  }

  @Test
  void a_recalled_publication_is_not_valid_and_says_so() throws Exception {
    serve(410, "{\"reason\":\"The dose is wrong.\"}");
    assertThat(verify("--jwks", keys.toString(), url("/publications/ketamine/es"))).isEqualTo(1);
    assertThat(out.toString()).contains("it was recalled (410): The dose is wrong.");
  }

  @Test
  void what_cannot_be_fetched_is_not_valid() throws Exception {
    serve(404, "");
    assertThat(verify("--jwks", keys.toString(), url("/publications/none/es"))).isEqualTo(1);
    assertThat(out.toString()).contains("(404)");
    server.stop(0);
    assertThat(verify("--jwks", keys.toString(), url("/publications/ketamine/es"))).isEqualTo(1);
    assertThat(out.toString()).contains("cannot be fetched");
  }

  @Test
  void a_token_is_shown_to_its_server_and_to_no_other() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    server.createContext(
        "/",
        exchange -> {
          seen.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    server.start();
    String place = url("/publications/ketamine/es");

    environment.put("INTERPRES_TOKEN", "secret");
    assertThat(verify("--jwks", keys.toString(), place)).isEqualTo(1);
    environment.put("INTERPRES_SERVER", url("").replaceFirst("[0-9]+$", "1"));
    assertThat(verify("--jwks", keys.toString(), place)).isEqualTo(1);
    assertThat(seen).containsExactly("null", "null");
    environment.put("INTERPRES_SERVER", url("/"));
    assertThat(verify("--jwks", keys.toString(), place)).isEqualTo(1);
    assertThat(seen).last().isEqualTo("Bearer secret");
    assertThat(out.toString()).doesNotContain("secret");
  }

  @Test
  void a_token_follows_no_redirect() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          exchange.getResponseHeaders().add("Location", url("/elsewhere"));
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
    environment.put("INTERPRES_TOKEN", "secret");
    environment.put("INTERPRES_SERVER", url(""));
    assertThat(verify("--jwks", keys.toString(), url("/publications/ketamine/es"))).isEqualTo(1);
    assertThat(out.toString()).contains("was answered with 302");
    assertThat(asked).containsExactly("/publications/ketamine/es.html");
  }

  @Test
  void a_server_that_is_no_address_exits_with_2() {
    environment.put("INTERPRES_TOKEN", "secret");
    environment.put("INTERPRES_SERVER", "https://a b");
    assertThat(verify("--jwks", keys.toString(), url("/publications/ketamine/es"))).isEqualTo(2);
    assertThat(err.toString()).contains("INTERPRES_SERVER is no web address");
  }

  /** Serves the folder with 200, or every address with another status and a body. */
  private void serve(int status, String body) throws Exception {
    server.createContext(
        "/",
        exchange -> {
          Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
          byte[] bytes =
              status == 200 && Files.isRegularFile(file)
                  ? Files.readAllBytes(file)
                  : body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private static HttpServer nothing() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private int verify(String... arguments) {
    out.getBuffer().setLength(0);
    VerifyCommand command = new VerifyCommand();
    command.environment = environment::get;
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
