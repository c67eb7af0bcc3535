package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.interpres.article.Document;
import org.interpres.article.LocaleTag;
import org.interpres.article.LocalizedDocument;
import org.interpres.article.Refusal;
import org.interpres.article.Revision;
import org.interpres.article.Sha256;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Footnotes and definitions as readers and headless systems get them. */
class FootnotesTest {

  private final PublicationRenderer renderer =
      new PublicationRenderer(new PublicationSettings(PublicAddress.RELATIVE, ""));

  private org.jsoup.nodes.Document page(String locale) {
    Edition edition = EveryKind.edition(new LocaleTag(locale));
    return Jsoup.parse(new String(renderer.page(edition), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "ar", "zh-Hans"})
  void each_reference_leads_to_its_note_and_each_note_back(String locale) {
    var page = page(locale);
    var references = page.select("sup > a[role=doc-noteref]");
    assertThat(references.eachText()).containsExactly("[1]", "[2]", "[1]");
    for (Element reference : references) {
      Element note = page.expectFirst(reference.attr("href"));
      assertThat(note.select("a[href=#" + reference.id() + "][role=doc-backlink]")).hasSize(1);
    }
    var notes = page.select("section[role=doc-endnotes] > ol > li");
    assertThat(notes.eachAttr("id")).containsExactly("note-1", "note-2");
    assertThat(notes.get(0).select("a.back").eachAttr("aria-label")).doesNotHaveDuplicates();
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  @Test
  void terms_and_what_they_mean_are_a_definition_list() {
    Element list = page("es").expectFirst("article dl");
    assertThat(list.children().eachAttr("id")).hasSize(5);
    assertThat(list.select("dt").eachText()).containsExactly("Semivida", "t½", "Inicio");
    assertThat(list.select("dd").get(1).select("p").eachText())
        .containsExactly("Cuando empieza a actuar.", "No antes.");
    assertThat(list.select("dd").get(2).select("ul > li").text()).isEqualTo("Minutos u horas");
  }

  @Test
  void the_json_has_them_as_blocks_of_their_own() throws Exception {
    JsonNode json =
        new ObjectMapper()
            .readTree(new PublicationJson(renderer).write(EveryKind.edition(new LocaleTag("es"))));
    List<JsonNode> blocks =
        StreamSupport.stream(json.get("blocks").spliterator(), false)
            .filter(block -> block.get("type").asText().matches("term|definition|footnote"))
            .toList();
    assertThat(blocks)
        .extracting(block -> block.get("type").asText())
        .containsExactly(
            "term", "term", "definition", "term", "definition", "footnote", "footnote");
    assertThat(blocks.get(2).get("text").asText()).endsWith("un medicamento.[1]");
    assertThat(blocks.get(2).get("html").asText()).contains("href=\"#note-1\"");
    assertThat(blocks.get(5).get("note").asInt()).isEqualTo(1);
    assertThat(json.get("blocks").findValuesAsText("note")).containsExactly("1", "2", "2");
  }

  @Test
  void a_mark_in_the_title_is_on_the_page_and_not_in_its_name() {
    var parsed =
        Jsoup.parse(
            rendered(
                "# Dose[^1]\n\nOne.\n\n[^1]: By mouth.\n",
                List.of("Dosis<x id=\"1\"/>", "Uno.", "Por boca.")));
    assertThat(parsed.title()).isEqualTo("Dosis");
    assertThat(parsed.select("h1 a[href=#note-1]")).hasSize(1);
  }

  /** A reviewer may move a mark into a link; a link in a link is none that a browser knows. */
  @Test
  void a_mark_within_a_link_is_no_link() {
    var parsed =
        Jsoup.parse(
            rendered(
                "# T\n\n[guide](https://example.org)[^1]\n\n[^1]: Old.\n",
                List.of("T", "<g id=\"1\">guía<x id=\"2\"/></g>", "Antigua.")));
    assertThat(parsed.select("article p > a").text()).isEqualTo("guía[1]");
    assertThat(parsed.select("a[role=doc-noteref]")).isEmpty();
  }

  /** Two marks may change places with the words that they stand at. */
  @Test
  void a_translation_may_have_the_marks_in_another_order() {
    var parsed =
        Jsoup.parse(
            rendered(
                "# T\n\nOne[^1] and two[^2].\n\n[^1]: A.\n\n[^2]: B.\n",
                List.of("T", "Dos<x id=\"2\"/> y uno<x id=\"1\"/>.", "A.", "B.")));
    assertThat(parsed.select("article p sup").eachText()).containsExactly("[2]", "[1]");
    assertThat(parsed.select("#note-2").text()).startsWith("B.");
  }

  @Test
  void a_mark_whose_note_is_not_there_stops_the_publication() {
    Document whole = org.interpres.ingest.ReadArticle.markdown("# T\n\nOne[^1].\n\n[^1]: A.\n");
    Document torn =
        new Document(0, null, whole.blocks().subList(0, 1), whole.units(), whole.crisis());
    assertThatThrownBy(
            () -> renderer.render(localized(torn, List.of("T", "<x id=\"1\"/>", "A")), List.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("footnote that is not there");
  }

  private String rendered(String markdown, List<String> texts) {
    return renderer.render(
        localized(org.interpres.ingest.ReadArticle.markdown(markdown), texts), List.of());
  }

  private static LocalizedDocument localized(Document document, List<String> texts) {
    Revision revision =
        new Revision(
            1,
            EveryKind.SLUG,
            1,
            SmallArticle.EN,
            Sha256.of("notes"),
            document,
            SmallArticle.segments(document),
            Instant.parse("2026-02-27T08:00:00Z"));
    return new LocalizedDocument(revision, SmallArticle.ES, new ArrayList<>(texts));
  }
}
