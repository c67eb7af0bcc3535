package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.interpres.article.LocaleTag;
import org.interpres.article.LocalizedDocument;
import org.interpres.article.Revision;
import org.interpres.review.Approved;
import org.interpres.review.ApprovedFixture;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationRendererTest {

  private final PublicationRenderer renderer = renderer("");

  @Test
  void the_spanish_page_is_the_golden_one() throws Exception {
    Golden.assertSame(
        "small.es.html", page(SmallArticle.edition(SmallArticle.ES, SmallArticle.SPANISH)));
  }

  @Test
  void the_arabic_page_is_the_golden_one() throws Exception {
    Golden.assertSame(
        "small.ar.html", page(SmallArticle.edition(SmallArticle.AR, SmallArticle.ARABIC)));
  }

  @Test
  void the_json_is_the_golden_one_in_both_locales() throws Exception {
    PublicationJson json = new PublicationJson(renderer);
    Golden.assertSame(
        "small.es.json",
        text(json.write(SmallArticle.edition(SmallArticle.ES, SmallArticle.SPANISH))));
    Golden.assertSame(
        "small.ar.json",
        text(json.write(SmallArticle.edition(SmallArticle.AR, SmallArticle.ARABIC))));
  }

  @Test
  void a_page_has_language_direction_one_h1_and_no_parse_error() {
    String page = page(SmallArticle.edition(SmallArticle.AR, SmallArticle.ARABIC));
    Parser parser = Parser.htmlParser().setTrackErrors(20);
    org.jsoup.nodes.Document parsed = Jsoup.parse(page, "", parser);
    assertThat(parser.getErrors()).isEmpty();
    assertThat(parsed.select("html").attr("lang")).isEqualTo("ar");
    assertThat(parsed.select("html").attr("dir")).isEqualTo("rtl");
    assertThat(parsed.select("h1").eachText()).containsExactly("الكيتامين: أسئلة & أجوبة");
    assertThat(parsed.select("meta[charset]").attr("charset")).isEqualTo("utf-8");
    assertThat(parsed.select("meta[name=description]").attr("content"))
        .isEqualTo("ما هو ولمن <لا> يصلح.");
    assertThat(parsed.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  @Test
  void a_script_in_a_target_is_text_everywhere() throws Exception {
    Edition edition = SmallArticle.edition(SmallArticle.ES, hostile());
    org.jsoup.nodes.Document parsed = Jsoup.parse(page(edition));
    assertThat(
            parsed.select("script:not([type='application/ld+json']), iframe, [onload], [onerror]"))
        .isEmpty();
    assertThat(parsed.select("li").text()).contains("<script>alert(\"x\")</script>");
    assertThat(parsed.title()).contains("</title><script>");
    assertThat(parsed.select("figure img").attr("alt")).isEqualTo("\" onerror=\"alert(1)");
    JsonNode json = new ObjectMapper().readTree(new PublicationJson(renderer).write(edition));
    List<String> markup = new ArrayList<>(List.of(json.get("html").textValue()));
    json.get("blocks").forEach(block -> markup.add(block.get("html").textValue()));
    assertThat(markup).hasSizeGreaterThan(10);
    for (String html : markup) {
      assertThat(Jsoup.parseBodyFragment(html).select("script, iframe, [onerror]")).isEmpty();
    }
  }

  private static List<String> hostile() {
    List<String> targets = new ArrayList<>(SmallArticle.SPANISH);
    targets.set(0, "Uno</title><script>alert(1)</script>");
    targets.set(1, "\"><iframe src=x>");
    targets.set(12, "\" onerror=\"alert(1)");
    return targets;
  }

  @Test
  void untranslated_code_stands_apart_from_the_direction_around_it() {
    var parsed = Jsoup.parse(page(SmallArticle.edition(SmallArticle.AR, SmallArticle.ARABIC)));
    for (Element code : parsed.select("code")) {
      assertThat(code.attr("dir")).isEqualTo("auto");
      assertThat(code.attr("translate")).isEqualTo("no");
    }
    assertThat(parsed.select("p code").text()).isEqualTo("0.5 mg/kg < 1 & more");
    assertThat(parsed.select("p > span[lang=en]").text()).isEqualTo("Spravato & Ketalar");
    assertThat(parsed.select("footer bdi").get(0).text()).isEqualTo("Luz Ibáñez");
  }

  @Test
  void tables_have_caption_and_scopes_and_an_empty_header_is_no_header() {
    var table =
        Jsoup.parse(page(SmallArticle.edition(SmallArticle.ES, SmallArticle.SPANISH)))
            .select("table");
    assertThat(table.select("caption").text()).isEqualTo("Dosis por vía");
    assertThat(table.select("thead th").eachAttr("scope")).containsExactly("col", "col");
    assertThat(table.select("tbody th").eachAttr("scope")).containsExactly("row");
    assertThat(table.select("tbody tr")).allSatisfy(row -> assertThat(row.children()).hasSize(2));
  }

  @Test
  void the_review_statement_names_signer_step_meaning_and_time_in_the_pages_language() {
    var footer =
        Jsoup.parse(page(SmallArticle.edition(SmallArticle.ES, SmallArticle.SPANISH)))
            .select("footer");
    assertThat(footer.attr("lang")).isEqualTo("es");
    assertThat(footer.select("li").eachText())
        .contains(
            "Dr. Ana <Ruiz> & Co.: revisión médica (aprobación), 2 de marzo de 2026 a las 14:05"
                + " UTC");
    assertThat(footer.select("time").eachAttr("datetime"))
        .containsExactly("2026-03-01T09:30:00Z", "2026-03-02T14:05:00Z");
  }

  @Test
  void words_in_a_language_without_them_are_english_and_marked_so() {
    LocaleTag hungarian = new LocaleTag("hu");
    var parsed = Jsoup.parse(page(SmallArticle.edition(hungarian, SmallArticle.SPANISH)));
    assertThat(parsed.select("html").attr("lang")).isEqualTo("hu");
    assertThat(parsed.select("footer").attr("lang")).isEqualTo("en");
    assertThat(parsed.select("footer").attr("dir")).isEqualTo("ltr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "zh-CN", "zh-Hans", "es-MX", "fr-CA", "de-AT", "ar-EG", "en-GB"})
  void regions_read_the_words_of_their_language(String tag) {
    assertThat(PublicationWords.in(new LocaleTag(tag)).locale().value()).isEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-Hant", "zh-TW", "pt", "he"})
  void another_script_or_language_reads_english(String tag) {
    assertThat(PublicationWords.in(new LocaleTag(tag)).locale().value()).isEqualTo("en");
  }

  @Test
  void each_language_has_each_word() {
    var english = PublicationWords.in(SmallArticle.EN).model().keySet();
    for (String tag : List.of("es", "fr", "de", "ar", "zh-Hans")) {
      assertThat(PublicationWords.in(new LocaleTag(tag)).model().keySet())
          .as(tag)
          .isEqualTo(english);
    }
  }

  @Test
  void machine_translation_is_marked_for_machines_always_and_for_people_unless_somebody_answers() {
    Edition edition = SmallArticle.edition(SmallArticle.ES, SmallArticle.SPANISH);
    var unnamed = Jsoup.parse(page(edition));
    assertThat(unnamed.select("meta[name=interpres:translation-origin]").attr("content"))
        .isEqualTo("engine person");
    assertThat(unnamed.select(".notice").text()).contains("máquina");

    var named = Jsoup.parse(text(renderer("Clínica Ejemplo").page(edition)));
    assertThat(named.select("meta[name=interpres:machine-translated]")).hasSize(1);
    assertThat(named.select(".notice")).isEmpty();
    assertThat(named.select("footer").text())
        .contains("Responsabilidad editorial: Clínica Ejemplo");

    Revision revision = SmallArticle.revision(1);
    Approved signed =
        ApprovedFixture.approved(
            SmallArticle.translation(7, revision, SmallArticle.ES),
            revision,
            SmallArticle.SPANISH,
            List.of(
                new Approved.Signature(
                    "medical", "medic", "Ana", "responsibility", ApprovedFixture.MEDIC_AT)));
    Edition answered = new Edition(signed, 1, edition.publishedAt(), List.of());
    assertThat(Jsoup.parse(page(answered)).select(".notice")).isEmpty();
  }

  @Test
  void a_preview_says_so_to_people_and_machines_and_carries_no_signature() {
    Revision revision = SmallArticle.revision(1);
    var parsed =
        Jsoup.parse(
            renderer.render(
                LocalizedDocument.of(revision, SmallArticle.AR, SmallArticle.ARABIC), List.of()));
    assertThat(parsed.select(".preview").text()).contains("معاينة");
    assertThat(parsed.select("html").attr("data-status")).isEqualTo("preview");
    assertThat(parsed.select("meta[name=robots]").attr("content")).contains("noindex");
    assertThat(parsed.select("footer, time, link[rel=canonical]")).isEmpty();
    assertThat(parsed.select("h1")).hasSize(1);
  }

  @Test
  void the_style_is_allowed_by_its_hash_alone() throws Exception {
    String css =
        Jsoup.parse(page(SmallArticle.edition(SmallArticle.ES, SmallArticle.SPANISH)))
            .select("style")
            .get(0)
            .data();
    String hash =
        java.util.Base64.getEncoder()
            .encodeToString(
                java.security.MessageDigest.getInstance("SHA-256")
                    .digest(css.getBytes(StandardCharsets.UTF_8)));
    assertThat(renderer.contentSecurityPolicy())
        .contains("style-src 'sha256-" + hash + "'")
        .startsWith("default-src 'none'");
  }

  @Test
  void the_bytes_do_not_depend_on_the_machines_locale() {
    Edition edition = SmallArticle.edition(SmallArticle.AR, SmallArticle.ARABIC);
    String here = page(edition);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(text(renderer("").page(edition))).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static PublicationRenderer renderer(String responsible) {
    return new PublicationRenderer(new PublicationSettings(PublicAddress.RELATIVE, responsible));
  }

  private String page(Edition edition) {
    return text(renderer.page(edition));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
