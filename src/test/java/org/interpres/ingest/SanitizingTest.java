package org.interpres.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.interpres.article.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a document reaches what is stored, in HTML and in HTML inside Markdown. */
class SanitizingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "script-removed        | <script>EVIL</script>",
        "script-removed        | <SCRIPT SRC=//x>EVIL</SCRIPT>",
        "script-removed        | <noscript><img src=EVIL></noscript>",
        "script-removed        | <template><p>EVIL</template>",
        "style-removed         | <style>EVIL{}</style>",
        "style-removed         | <p style='background:EVIL'>x",
        "event-handler-removed | <p onclick=EVIL>x",
        "event-handler-removed | <b oNmOuSeOvEr='EVIL'>x</b>",
        "link-removed          | <a href=javascript:EVIL>x</a>",
        "link-removed          | <a href=' JaVaScRiPt:EVIL'>x</a>",
        "link-removed          | <a href='java&#9;script:EVIL'>x</a>",
        "link-removed          | <a href='&#1;javascript:EVIL'>x</a>",
        "link-removed          | <a href='data:text/html,EVIL'>x</a>",
        "link-removed          | <a href='vbscript:EVIL'>x</a>",
        "link-removed          | <a href='file:///EVIL'>x</a>",
        "link-removed          | <a href='/\\EVIL.example'>x</a>",
        "image-removed         | <img src=https://EVIL/p.png alt=x>",
        "image-removed         | <img src=//EVIL/p.png>",
        "image-removed         | <img src=/EVIL.png>",
        "image-removed         | <img src=../EVIL.png>",
        "image-removed         | <img src=images/%2e%2e/EVIL.png>",
        "image-removed         | <img src=data:image/png;base64,EVIL>",
        "image-removed         | <img src='images\\..\\EVIL.png'>",
        "embedded-removed      | <iframe src=EVIL></iframe>",
        "embedded-removed      | <object data=EVIL><p>EVIL</object>",
        "embedded-removed      | <embed src=EVIL>",
        "embedded-removed      | <svg onload=EVIL><text>EVIL</text></svg>",
        "embedded-removed      | <video src=EVIL>EVIL</video>",
        "form-removed          | <form action=EVIL><input value=EVIL></form>",
        "form-removed          | <button formaction=EVIL>EVIL</button>",
        "hidden-removed        | <p hidden>EVIL</p>",
        "hidden-removed        | <p style='display: none'>EVIL</p>"
      })
  void what_no_article_may_have_is_removed_and_listed(String code, String html) {
    for (Format format : new Format[] {Format.HTML, Format.MARKDOWN}) {
      String title = format == Format.HTML ? "<h1>T</h1>\n" : "# T\n\n";
      Reading reading = read(format, title + "<div>\n" + html + "\n</div>\n<p>Text stays.</p>\n");

      assertThat(stored(reading.document())).as(format.name()).doesNotContain("EVIL");
      assertThat(stored(reading.document())).contains("Text stays.");
      assertThat(reading.warnings()).extracting(w -> w.code().label()).contains(code);
      assertThat(reading.warnings().get(0).where().get(0)).startsWith("line ");
    }
  }

  @Test
  void comments_are_removed_silently() {
    Reading reading = read(Format.HTML, "<h1>T</h1><!-- EVIL --><p>Text<!-- EVIL --></p>");

    assertThat(stored(reading.document())).doesNotContain("EVIL");
    assertThat(reading.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.who.int/x?a=1&b=2#c",
        "http://example.org",
        "mailto:a@example.org",
        "tel:+4912345",
        "other-article",
        "../up",
        "#section",
        "?q=1"
      })
  void these_links_stay(String address) {
    assertThat(Addresses.link(address)).contains(address);
  }

  @Test
  void a_link_without_a_scheme_to_another_host_becomes_https() {
    assertThat(Addresses.link("//example.org/x")).contains("https://example.org/x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"images/a.svg", "a.png", "images/é a.jpg", "images/a%20b.webp"})
  void images_of_the_articles_folder_stay(String path) {
    assertThat(Addresses.image(path)).contains(path);
    assertThat(Addresses.image("./" + path)).contains(path);
  }

  @ParameterizedTest
  @CsvSource({
    "<b id=\"1\">x</b>, x",
    "'&lt;g id=\"1\"&gt;x&lt;/g&gt;', '<x id=\"1\"/>x<x id=\"2\"/>'",
    "'&lt;g  id=\"1\"&gt;', '<x id=\"1\"/>'",
    "'&lt;g id=<b></b>\"1\"&gt;', '<x id=\"1\"/>'",
    "'a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'",
    "'5 &lt; 6 and <i> </i> 7', '5 < 6 and 7'"
  })
  void what_an_author_types_like_a_tag_never_becomes_one(String html, String text) {
    Document document = read(Format.HTML, "<h1>T</h1><p>" + html + "</p>").document();

    assertThat(document.units().get(1).text().replaceAll("</?g[^>]*>(x)</g>", "$1"))
        .isEqualTo(text);
  }

  private static Reading read(Format format, String text) {
    return DocumentReader.of(format, IngestLimits.DEFAULT).read(text);
  }

  private static String stored(Document document) {
    try {
      return JsonMapper.builder().build().writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
