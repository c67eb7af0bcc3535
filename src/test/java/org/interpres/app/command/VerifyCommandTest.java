package org.interpres.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.interpres.publish.SignedFiles;
import org.junit.jupiter.api.Test;

/** Publications in files, folders and zips. */
class VerifyCommandTest extends VerifyRun {

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

  /** As a target is left by a recall. */
  @Test
  void a_pushed_copy_that_was_recalled_says_so() throws Exception {
    Path stem = signed.write(folder.resolve("p"), "es");
    Files.write(Path.of(stem + ".jws"), new byte[0]);
    assertThat(verify("--jwks", keys.toString(), stem.toString())).isEqualTo(1);
    assertThat(out.toString()).startsWith("not valid  " + stem + ": the signature file is empty");
    Files.writeString(
        Path.of(stem + ".json"), "{\"status\":410,\"reason\":\"The dose\\nis wrong.\"}");
    assertThat(verify("--jwks", keys.toString(), stem.toString())).isEqualTo(1);
    assertThat(out.toString())
        .startsWith("not valid  " + stem + ": it was recalled: The dose is wrong.");
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

  @Test
  void the_three_files_alone_are_valid_and_the_images_that_nobody_saved_are_named()
      throws Exception {
    Path stem = signed.write(folder.resolve("p"), "es");
    try (Stream<Path> images = Files.list(stem.resolve("images"))) {
      for (Path image : images.toList()) {
        Files.delete(image);
      }
    }
    Files.delete(stem.resolve("images"));
    assertThat(verify("--jwks", keys.toString(), stem + ".html")).isZero();
    assertThat(out.toString())
        .containsPattern("not looked at, because no image was saved with it: images/.*png");
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
}
