package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A team's own templates: used where they do what a page must, refused at the start where not. */
class TeamTemplatesTest {

  private static final Path OURS = Path.of("src/main/resources/templates/publication");

  private static final PublicationSettings SETTINGS =
      new PublicationSettings(PublicAddress.parse("https://health.example.org"), "A Clinic");

  @TempDir Path content;

  private PublicationRenderer start() {
    return new PublishConfiguration().publicationRenderer(SETTINGS, content.toString());
  }

  private void write(String name, String text) throws Exception {
    Files.createDirectories(content.resolve("templates"));
    Files.writeString(content.resolve("templates").resolve(name), text);
  }

  private static String ours(String name) throws Exception {
    return Files.readString(OURS.resolve(name));
  }

  private static String page(PublicationRenderer renderer) {
    return new String(renderer.page(EveryKind.edition(SmallArticle.ES)), StandardCharsets.UTF_8);
  }

  @Test
  void without_a_folder_the_programs_own_are_used_and_pass_their_trial() {
    PublicationRenderer renderer = start();
    new TemplateTrial(renderer, TeamTemplates.none()).run();
    new TemplateTrial(
            new PublicationRenderer(new PublicationSettings(PublicAddress.RELATIVE, "")),
            TeamTemplates.none())
        .run();
    assertThat(page(renderer)).isEqualTo(page(new PublicationRenderer(SETTINGS)));
  }

  @Test
  void the_example_of_the_page_about_templates_is_taken() throws Exception {
    String page = Files.readString(Path.of("docs/templates.md"));
    Matcher block =
        Pattern.compile("`content/templates/([a-z.-]+)`:\n\n```\\w*\n(.*?)```", Pattern.DOTALL)
            .matcher(page);
    int files = 0;
    while (block.find()) {
      write(block.group(1), block.group(2));
      files++;
    }
    assertThat(files).isEqualTo(2);
    var shown = Jsoup.parse(page(start()));
    assertThat(shown.select("header.clinic").text()).contains("Example Clinic");
    assertThat(shown.select("style").get(0).data()).contains(".clinic{");
    assertThat(shown.select("h1")).hasSize(1);
    assertThat(NuChecker.complaints(java.util.Map.of("example", page(start())))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <link rel="canonical" href="${edition.address}">|| the canonical address
          <meta name="interpres:machine-translated" content="true">|| the mark of machine translation
          <script type="application/ld+json">${edition.structured}</script>|| the structured data
          ${edition.structured}|{}| structured data of a MedicalWebPage
          ${edition.structured}|"| structured data that is JSON
          lang="${body.lang}" dir="${body.dir}"|lang="${body.lang}"| lang and dir of the page's locale
          <link rel="alternate" hreflang="x-default" href="${edition.default}">|| x-default
          <bdi>${s.signer}</bdi>|| who reviewed it
          datetime="${s.at}"|| when each signer signed
          <bdi>${edition.responsible}</bdi>|| who has the editorial responsibility
          <meta name="robots" content="noindex, nofollow">|| the mark of a preview for search engines
          <style>${css}</style>|<style>body{}</style>| a style that browsers take
          </main>|</main></main>| HTML that is well formed
          <main>|<main><h1>Clinic</h1>| one <h1>, with the article's title
          """)
  void a_page_that_lacks_what_it_must_have_is_refused_with_file_line_and_reason(
      String part, String instead, String reason) throws Exception {
    String ours = ours("page.ftlh");
    assertThat(ours).contains(part);
    write("page.ftlh", ours.replace(part, instead == null ? "" : instead));
    assertThatThrownBy(this::start)
        .isInstanceOf(InvalidTemplate.class)
        .hasMessageMatching("(?s)content/templates/page\\.ftlh line [0-9]+: the page lacks .*")
        .hasMessageContaining(reason);
  }

  @Test
  void no_link_to_the_proof_is_refused() throws Exception {
    write("page.ftlh", ours("page.ftlh").replace("${edition.proof}", "https://example.org/"));
    assertThatThrownBy(this::start).hasMessageContaining("a link to the signed proof");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <#list body.blocks as b><@block b/></#list>|| the text of each block; a heading is gone
          <#list body.notices as n><@notice n/></#list>|| the crisis notice
          <blockquote>|<blockquote><#-- -->|
          <#list b.blocks as inner><@block inner/></#list>|| the text of each block; a paragraph is gone
          <article lang="${body.lang}" dir="${body.dir}">|<article lang="${body.lang}">| an <article> with lang and dir
          ${node.text}|${node.text?no_esc}| the escaping of each value
          """)
  void a_body_that_drops_or_spoils_words_is_refused(String part, String instead, String reason)
      throws Exception {
    String ours = ours("body.ftlh");
    assertThat(ours).contains(part);
    write("body.ftlh", ours.replace(part, instead == null ? "" : instead));
    if (reason == null) {
      assertThat(page(start())).contains("<blockquote>");
    } else {
      assertThatThrownBy(this::start)
          .isInstanceOf(InvalidTemplate.class)
          .hasMessageStartingWith("content/templates/body.ftlh line ")
          .hasMessageContaining(reason);
    }
  }

  @Test
  void a_mistake_of_freemarker_is_refused_with_its_line() throws Exception {
    write("page.ftlh", ours("page.ftlh").replace("<title>${title}", "<title>${titel}"));
    assertThatThrownBy(this::start)
        .isInstanceOf(InvalidTemplate.class)
        .hasMessageContaining("content/templates/page.ftlh line 6: ")
        .hasMessageContaining("titel");
    write("page.ftlh", "<html>\n<#if x>\n");
    assertThatThrownBy(this::start)
        .isInstanceOf(InvalidTemplate.class)
        .hasMessageContaining("content/templates/page.ftlh line 2");
    write("page.ftlh", "<#import \"nowhere.ftlh\" as x>\n");
    assertThatThrownBy(this::start)
        .isInstanceOf(InvalidTemplate.class)
        .hasMessageContaining("content/templates/page.ftlh line 1");
  }

  @Test
  void a_template_reaches_no_java_and_no_file_outside() throws Exception {
    write(
        "page.ftlh",
        "${\"freemarker.template.utility.Execute\"?new()(\"id\")}" + ours("page.ftlh"));
    assertThatThrownBy(this::start).isInstanceOf(InvalidTemplate.class);
    write("page.ftlh", "<#include \"../../../../etc/passwd\">" + ours("page.ftlh"));
    assertThatThrownBy(this::start).isInstanceOf(InvalidTemplate.class);
  }

  @Test
  void another_file_and_a_style_that_would_be_escaped_are_refused() throws Exception {
    write("page.css", "body{}\na::after{content:\"x\"}\n");
    assertThatThrownBy(this::start)
        .hasMessage("content/templates/page.css line 2: a style may not have any of < > & \" '.");
    Files.delete(content.resolve("templates/page.css"));
    write("logo.png", "x");
    assertThatThrownBy(this::start).hasMessageStartingWith("content/templates/logo.png line 1");
  }
}
