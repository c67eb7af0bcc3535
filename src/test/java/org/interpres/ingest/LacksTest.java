package org.interpres.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.interpres.article.LocaleTag;
import org.interpres.article.Revision;
import org.interpres.article.Slug;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever brings an article is told what its pages would lack. */
class LacksTest extends IngestionFixture {

  @TempDir static Path folder;

  @Override
  Path articleFolder() {
    return folder;
  }

  private Ingested bring(String text) {
    return ingestion.ingest(
        new Submission(
            new Slug("sleep"),
            new LocaleTag("en"),
            new Submission.Source(Format.MARKDOWN, text.getBytes(StandardCharsets.UTF_8)),
            Set.of(new LocaleTag("es"), new LocaleTag("hu")),
            LOCALIZER));
  }

  private List<String> found(Revision revision) {
    return context.getBean(Lacks.class).findings(revision).stream()
        .map(found -> found.segment() + " " + found.finding().check())
        .toList();
  }

  @Test
  void an_image_without_a_file_is_told_until_it_is_there() throws IOException {
    String text = "# Sleep\n\nText with ![a bed](images/bed.svg) and ![a cat](images/cat.svg).\n";
    Ingested ingested = bring(text);
    assertThat(ingested.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.code()).isEqualTo(Warning.Code.IMAGE_MISSING);
              assertThat(warning.where()).containsExactly("images/bed.svg", "images/cat.svg");
            });
    assertThat(found(ingested.revision())).containsExactly("0 IMAGE", "0 IMAGE");
    Files.createDirectories(folder.resolve("sleep/images"));
    Files.writeString(folder.resolve("sleep/images/bed.svg"), "<svg/>");
    Files.writeString(folder.resolve("sleep/images/cat.svg"), "<svg/>");
    assertThat(bring(text).warnings()).isEmpty();
    assertThat(found(ingested.revision())).isEmpty();
  }

  @Test
  void a_locale_without_a_line_or_words_is_told_where_the_article_speaks_of_suicide() {
    Ingested ingested = bring("# Sleep\n\nSome people think of suicide.\n");
    assertThat(ingested.warnings())
        .extracting(warning -> warning.code().label() + " " + warning.where())
        .containsExactly("crisis-line-unknown [en, es, hu]", "crisis-words-unknown [hu]");
    assertThat(found(ingested.revision())).contains("1 CRISIS-NOTICE");
  }

  @Test
  void an_author_says_by_front_matter_whether_the_page_needs_a_notice() {
    assertThat(bring("---\ncrisis: false\n---\n# Sleep\n\nOn suicide rates.\n").warnings())
        .isEmpty();
    assertThat(bring("---\ncrisis: true\n---\n# Sleep\n\nSleep well.\n").warnings()).isNotEmpty();
    assertThat(articles.latest(new Slug("sleep")).orElseThrow().document().crisis()).isTrue();
  }
}
