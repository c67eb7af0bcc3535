package org.interpres.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.interpres.article.Document;
import org.interpres.article.Slug;
import org.interpres.article.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderIngestionTest extends IngestionFixture {

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
  void what_a_file_says_of_itself_is_joined_with_what_stands_beside_it(@TempDir Path folder)
      throws Exception {
    FolderIngestion files = context.getBean(FolderIngestion.class);
    Path iron = Files.createDirectories(folder.resolve("iron-and-crisis"));
    Files.writeString(iron.resolve("article.yaml"), "title: Beside\ndescription: It's beside.\n");
    Files.writeString(
        iron.resolve("en.txt"),
        "\uFEFF---\ntitle: Its own\ncrisis: true\n---\nTake it with water.\n\nNot with tea.\n");
    Path plain = Files.createDirectories(folder.resolve("iron-untitled"));
    Files.writeString(plain.resolve("article.yaml"), "title: Beside\n");
    Files.writeString(
        plain.resolve("en.txt"), "---\r\n  crisis: true\r\n---\r\nTake it.\r\n\r\nNow.\r\n");

    files.bring(iron.resolve("en.txt").toFile());
    files.bring(plain.resolve("en.txt").toFile());

    Document own = articles.latest(new Slug("iron-and-crisis")).orElseThrow().document();
    assertThat(own.units())
        .extracting(Unit::text)
        .containsExactly("Its own", "It's beside.", "Take it with water.", "Not with tea.");
    assertThat(own.crisis()).isTrue();
    Document untitled = articles.latest(new Slug("iron-untitled")).orElseThrow().document();
    assertThat(untitled.units())
        .extracting(Unit::text)
        .containsExactly("Beside", "Take it.", "Now.");
    assertThat(untitled.crisis()).isTrue();
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
}
