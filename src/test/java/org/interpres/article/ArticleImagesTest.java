package org.interpres.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleImagesTest {

  private static final Slug SLEEP = new Slug("sleep");
  private static final LocaleTag FR = new LocaleTag("fr");

  @TempDir Path articles;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectories(articles.resolve("sleep/images"));
    Files.createDirectories(articles.resolve("other"));
    for (String name :
        new String[] {
          "bed.svg", "bed.es.svg", "bed.es-MX.svg", "bed.zh.svg", "bed.zh-Hant.svg", "my bed.svg"
        }) {
      Files.writeString(articles.resolve("sleep/images").resolve(name), "<svg>" + name + "</svg>");
    }
    Files.writeString(articles.resolve("sleep/en.md"), "# Sleep");
    Files.writeString(articles.resolve("other/secret.svg"), "<svg/>");
    Files.createSymbolicLink(
        articles.resolve("sleep/images/link.svg"), articles.resolve("other/secret.svg"));
  }

  @Test
  void an_image_beside_the_source_is_found_with_its_type() {
    ArticleImages.Image image =
        new ArticleImages(articles.toString()).find(SLEEP, "images/bed.svg", FR).orElseThrow();

    assertThat(image.mediaType()).isEqualTo("image/svg+xml");
    assertThat(image.bytes()).asString().isEqualTo("<svg>bed.svg</svg>");
    assertThat(image.hash()).isEqualTo(Sha256.of(image.bytes()));
  }

  /** By what is allocated, which does not depend on the machine: a list asks for every image. */
  @Test
  void whether_an_image_exists_is_known_without_reading_it() throws IOException {
    Files.write(articles.resolve("sleep/images/large.png"), new byte[9 << 20]);
    ArticleImages images = new ArticleImages(articles.toString());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    images.exists(SLEEP, "images/bed.svg", FR);
    long before = threads.getCurrentThreadAllocatedBytes();

    assertThat(images.exists(SLEEP, "images/large.png", FR)).isTrue();

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "images/bed.svg",
        "images/my%20bed.svg",
        "images/link.svg",
        "images/none.svg",
        "images/%zz.svg",
        "../other/secret.svg",
        "en.md",
        "images"
      })
  void an_image_exists_where_it_would_be_found(String path) {
    ArticleImages images = new ArticleImages(articles.toString());

    assertThat(images.exists(SLEEP, path, FR)).isEqualTo(images.find(SLEEP, path, FR).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "fr, bed.svg",
    "es, bed.es.svg",
    "es-AR, bed.es.svg",
    "es-MX, bed.es-MX.svg",
    "zh-Hans, bed.zh.svg",
    "zh-Hant-TW, bed.zh-Hant.svg",
    "zh-Hant-HK, bed.zh-Hant.svg"
  })
  void a_locale_gets_its_own_variant_or_that_of_a_shorter_tag(String locale, String file) {
    assertThat(
            new ArticleImages(articles.toString())
                .find(SLEEP, "images/bed.svg", new LocaleTag(locale))
                .orElseThrow()
                .bytes())
        .asString()
        .isEqualTo("<svg>" + file + "</svg>");
  }

  @Test
  void a_path_may_be_written_as_a_web_address_is() {
    assertThat(new ArticleImages(articles.toString()).find(SLEEP, "images/my%20bed.svg", FR))
        .isPresent();
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
        "images/%2e%2e/%2e%2e/other/secret.svg",
        "images/%zz.svg",
        "/etc/passwd.svg",
        "images/link.svg",
        "images/bed.svg\u0000.png"
      })
  void nothing_else_is(String path) {
    assertThat(new ArticleImages(articles.toString()).find(SLEEP, path, FR)).isEmpty();
  }
}
