package org.interpres.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.interpres.app.RunningServer;
import org.interpres.article.Articles;
import org.interpres.article.Slug;
import org.interpres.audit.AuditTrail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real route on a real folder. */
class ArticleFolderRouteTest {

  @Test
  void new_and_changed_files_are_brought_and_a_bad_one_does_not_stop_them(@TempDir Path home)
      throws Exception {
    try (RunningServer server = RunningServer.start(home)) {
      Articles articles = server.bean(Articles.class);
      Path folder = home.resolve("articles");
      write(folder, "aaa-bad/en.md", "\0");
      write(folder, "migraine/en.txt", "Migraine\n\nIt hurts.\n");
      write(folder, "migraine/images/notes.txt", "Not an article\n\nToo deep.\n");
      write(folder, "README.md", "# Not an article\n\nToo high.\n");

      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> articles.latest(new Slug("migraine")).isPresent());
      write(folder, "migraine/en.txt", "Migraine\n\nIt hurts a lot.\n");
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> articles.latest(new Slug("migraine")).orElseThrow().number() == 2);

      assertThat(articles.slugs("", 10)).containsExactly(new Slug("migraine"));
      assertThat(server.bean(AuditTrail.class).entries(null, 0, 100))
          .filteredOn(entry -> entry.action().equals("article-file-read"))
          .extracting(entry -> entry.details().get("file"))
          .containsExactly("aaa-bad/en.md");
    }
  }

  private static void write(Path folder, String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }
}
