package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.interpres.article.Block;
import org.interpres.article.Document;
import org.interpres.article.InlineElement;
import org.interpres.article.LocalizedDocument;
import org.interpres.article.Refusal;
import org.interpres.article.Revision;
import org.interpres.article.Sha256;
import org.interpres.article.Unit;
import org.interpres.review.ApprovedFixture;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnrenderableTextTest {

  private final PublicationRenderer renderer =
      new PublicationRenderer(new PublicationSettings(PublicAddress.RELATIVE, ""));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abre <g id=\"1\"> y no cierra",
        "cierra</g> sin abrir",
        "otra <g id=\"9\">etiqueta</g>",
        "par usado solo <x id=\"1\"/>",
        "solo usado como par <g id=\"2\">x</g>",
        "un control \u0008 aquí",
        "medio par \uD83D aquí"
      })
  void a_text_that_would_not_be_good_html_is_refused(String target) {
    assertThatThrownBy(() -> renderer.render(paragraph(target), List.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Unit 1 cannot be published")
        .hasMessageNotContaining("aquí");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript:alert(1)", "JavaScript:x", "data:text/html,x", " x", "vbscript:x"})
  void a_link_to_anything_but_the_web_is_refused(String href) {
    assertThatThrownBy(
            () -> renderer.render(paragraph("<g id=\"1\">x</g>", Map.of("href", href)), List.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("href");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"#risks", "/a:b", "other.html?x=1:2", "https://example.org", "mailto:a@b.c"})
  void links_that_people_write_are_kept(String href) {
    String page = renderer.render(paragraph("<g id=\"1\">x</g>", Map.of("href", href)), List.of());
    assertThat(Jsoup.parse(page).select("article a").attr("href")).isEqualTo(href);
  }

  @Test
  void tags_nested_beyond_reason_are_refused_not_overflowed() {
    String deep = "<g id=\"1\">".repeat(5000) + "x" + "</g>".repeat(5000);
    assertThatThrownBy(() -> renderer.render(paragraph(deep), List.of()))
        .isInstanceOf(Refusal.class);
  }

  private static LocalizedDocument paragraph(String target) {
    return paragraph(target, Map.of("href", "https://example.org/"));
  }

  private static LocalizedDocument paragraph(String target, Map<String, String> attributes) {
    List<Unit> units =
        List.of(
            new Unit(0, Unit.Kind.TITLE, "Title", List.of()),
            new Unit(
                1,
                Unit.Kind.PARAGRAPH,
                "Text",
                List.of(
                    new InlineElement(1, "a", attributes, null, null),
                    new InlineElement(2, "code", Map.of(), "x", null))));
    Document document = new Document(0, null, List.of(new Block.Paragraph(1)), units);
    Revision revision =
        new Revision(
            1,
            SmallArticle.SLUG,
            1,
            SmallArticle.EN,
            Sha256.of("x"),
            document,
            SmallArticle.segments(document),
            ApprovedFixture.MEDIC_AT);
    return LocalizedDocument.of(revision, SmallArticle.ES, List.of("Título", target));
  }
}
