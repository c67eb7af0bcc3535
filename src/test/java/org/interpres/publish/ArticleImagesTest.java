package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.interpres.article.Slug;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleImagesTest {

  private static final Slug SLEEP = new Slug("sleep");

  @TempDir Path articles;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectories(articles.resolve("sleep/images"));
    Files.createDirectories(articles.resolve("other"));
    Files.writeString(articles.resolve("sleep/images/bed.svg"), "<svg/>");
    Files.writeString(articles.resolve("sleep/en.md"), "# Sleep");
    Files.writeString(articles.resolve("other/secret.svg"), "<svg/>");
    Files.createSymbolicLink(
        articles.resolve("sleep/images/link.svg"), articles.resolve("other/secret.svg"));
  }

  @Test
  void an_image_beside_the_source_is_found_with_its_type() {
    ArticleImages.Image image =
        new ArticleImages(articles.toString()).find(SLEEP, "images/bed.svg").orElseThrow();

    assertThat(image.mediaType()).isEqualTo("image/svg+xml");
    assertThat(image.bytes()).asString().isEqualTo("<svg/>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "images/none.svg",
        "en.md",
        "images",
        "",
        "../other/secret.svg",
        "images/../../other/secret.svg",
        "/etc/passwd.svg",
        "images/link.svg",
        "images/bed.svg\u0000.png"
      })
  void nothing_else_is(String path) {
    assertThat(new ArticleImages(articles.toString()).find(SLEEP, path)).isEmpty();
  }
}
