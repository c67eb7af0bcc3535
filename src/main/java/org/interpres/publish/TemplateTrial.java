package org.interpres.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interpres.article.LocaleTag;
import org.interpres.review.Approved;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Tries a team's templates on a sample, in a script of each direction, before anything is published
 * with them. What is demanded is what law, readers and other systems rely on; the rest is the
 * team's.
 */
final class TemplateTrial {

  private static final List<LocaleTag> LOCALES = List.of(new LocaleTag("es"), new LocaleTag("ar"));

  private static final String PAGE = "page.ftlh";
  private static final String BODY = "body.ftlh";
  private static final String FRAGMENT = "fragment.ftlh";
  private static final String ABSENT = "absent.ftlh";

  private final PublicationRenderer renderer;
  private final TeamTemplates team;

  TemplateTrial(PublicationRenderer renderer, TeamTemplates team) {
    this.renderer = renderer;
    this.team = team;
  }

  /**
   * @throws InvalidTemplate with file, line and reason
   */
  void run() {
    try {
      for (LocaleTag locale : LOCALES) {
        Edition edition = SampleEdition.in(locale);
        page(edition);
        fragment(edition);
        preview(edition);
        absent(locale);
      }
    } catch (TemplateFailure failure) {
      throw new InvalidTemplate(failure.file(), failure.line(), failure.reason());
    }
  }

  private void page(Edition edition) {
    ReviewedWords words = edition.approved();
    Document page =
        parsed(new String(renderer.page(edition), StandardCharsets.UTF_8), words.locale(), PAGE);
    article(page, edition, PAGE);
    String address = renderer.settings().address().current(words.article(), words.locale());
    head(page, "link[rel=canonical][href=" + address + ".html]", "the canonical address");
    head(page, "meta[name=interpres:machine-translated]", "the mark of machine translation");
    head(page, "meta[name=interpres:translation-origin]", "where the words come from");
    for (Edition.Alternate alternate : edition.alternates()) {
      head(
          page,
          "link[rel=alternate][hreflang=" + alternate.locale() + "]",
          "an alternate for each locale that is out (hreflang)");
    }
    head(page, "link[hreflang=x-default]", "the alternate for all others (x-default)");
    structured(page);
    if (page.select("[href=" + address + ".jws]").isEmpty()) {
      throw lacks("</head>", "a link to the signed proof (edition.proof)", PAGE);
    }
    review(page, edition);
  }

  private void head(Document page, String query, String what) {
    if (page.head().select(query).isEmpty()) {
      throw lacks("</head>", what, PAGE);
    }
  }

  private void structured(Document page) {
    String json =
        page.select("script[type=application/ld+json]").stream()
            .map(Element::data)
            .findFirst()
            .orElseThrow(() -> lacks("</head>", "the structured data (edition.structured)", PAGE));
    try {
      if (!new ObjectMapper().readTree(json).path("@type").asText().equals("MedicalWebPage")) {
        throw lacks("ld+json", "structured data of a MedicalWebPage", PAGE);
      }
    } catch (JsonProcessingException e) {
      throw lacks("ld+json", "structured data that is JSON", PAGE);
    }
  }

  private void review(Document page, Edition edition) {
    PublicationWords words = PublicationWords.in(edition.approved().locale());
    for (Approved.Signature signature : edition.approved().signatures()) {
      says(page, signature.signer(), "who reviewed it (edition.signatures)", PAGE);
      says(page, words.get("step." + signature.step(), ""), "what each signer reviewed", PAGE);
      if (page.select("time[datetime=" + signature.signedAt() + "]").isEmpty()) {
        throw lacks("</body>", "when each signer signed, in a <time datetime>", PAGE);
      }
    }
    String party = renderer.settings().responsibleParty();
    if (renderer.labelled(edition)) {
      says(page, words.get("machine-label", ""), "the label of machine translation", PAGE);
    }
    says(page, party, "who has the editorial responsibility", PAGE);
  }

  /** What the page and the fragment have alike. */
  private void article(Document page, Edition edition, String file) {
    if (!page.select("i, script:not([type=application/ld+json])").isEmpty()) {
      throw lacks("no_esc", "the escaping of each value, or a page without scripts", file);
    }
    BodyView body = renderer.body(edition);
    if (page.select("h1").size() != 1 || !same(page.select("h1").text(), body.title())) {
      throw lacks("<h1", "one <h1>, with the article's title", file);
    }
    for (FlatBlock block : body.flat()) {
      if (block.type().equals("image")) {
        if (page.select("img[alt][src]").isEmpty()) {
          throw lacks("\"image\"", "the images, with their text alternatives", file);
        }
      } else {
        String text = InlineNode.shown(block.content());
        says(page, text, "the text of each block; a " + block.type() + " is gone", file);
      }
    }
    footnotes(page, file);
    edition
        .approved()
        .notice()
        .ifPresent(
            notice -> {
              says(page, notice.title(), "the crisis notice (body.notices)", file);
              says(page, notice.text(), "the crisis notice (body.notices)", file);
              if (page.select("a[href^=tel:]").isEmpty()) {
                throw lacks("notice", "the number to call in the crisis notice, as a link", file);
              }
            });
  }

  /** A note that nobody finds from the text, or finds no way back from, is as good as gone. */
  private void footnotes(Document page, String file) {
    for (String way : Set.of("sup a[href^=#]", "a[role=doc-backlink][href^=#]")) {
      Element link = page.select(way).first();
      if (link == null || page.getElementById(link.attr("href").substring(1)) == null) {
        throw lacks("\"footnotes\"", "the footnotes, with a way to them and back", file);
      }
    }
  }

  private void fragment(Edition edition) {
    LocaleTag locale = edition.approved().locale();
    String fragment = renderer.fragment(renderer.body(edition), PublicationWords.in(locale));
    Element article = Jsoup.parseBodyFragment(fragment).body().firstElementChild();
    if (article == null
        || !article.normalName().equals("article")
        || !article.attr("lang").equals(locale.value())
        || !article.attr("dir").equals(locale.direction())) {
      throw lacks("<article", "an <article> with lang and dir around all", FRAGMENT);
    }
    article(Jsoup.parseBodyFragment(fragment), edition, FRAGMENT);
  }

  private void preview(Edition edition) {
    LocaleTag locale = edition.approved().locale();
    Document page =
        parsed(
            renderer.render(edition.approved().document(), List.of(SampleEdition.notice(locale))),
            locale,
            PAGE);
    says(page, PublicationWords.in(locale).get("preview", ""), "the mark of a preview", PAGE);
    if (page.select("meta[name=robots][content*=noindex]").isEmpty()) {
      throw lacks("</head>", "the mark of a preview for search engines (noindex)", PAGE);
    }
    if (!page.select("link[rel=canonical]").isEmpty()) {
      throw lacks("canonical", "a preview without a canonical address", PAGE);
    }
  }

  private void absent(LocaleTag locale) {
    Document page =
        parsed(
            renderer.absent(
                PublicationWords.in(locale),
                Map.of("title", "Gone", "what", "Was recalled", "reason", "A wrong dose")),
            locale,
            ABSENT);
    for (String told : Set.of("Gone", "Was recalled", "A wrong dose")) {
      says(page, told, "what a recall says: title, what and reason", ABSENT);
    }
  }

  private Document parsed(String html, LocaleTag locale, String file) {
    Parser parser = Parser.htmlParser().setTrackErrors(1);
    Document page = Jsoup.parse(html, "", parser);
    if (!parser.getErrors().isEmpty()) {
      throw lacks(
          "<html",
          "HTML that is well formed: " + parser.getErrors().get(0).getErrorMessage(),
          file);
    }
    Element root = page.select("html").first();
    if (root == null
        || !root.attr("lang").equals(locale.value())
        || !root.attr("dir").equals(locale.direction())) {
      throw lacks("<html", "lang and dir of the page's locale on <html>", file);
    }
    for (Element style : page.select("style")) {
      if (!renderer.contentSecurityPolicy().contains(PageTemplates.styleHash(style.data()))) {
        throw lacks("<style", "a style that browsers take: write it into page.css", file);
      }
    }
    return page;
  }

  private void says(Document page, String text, String what, String file) {
    if (!folded(page.body().wholeText()).contains(folded(text))) {
      throw lacks("</body>", what, file);
    }
  }

  private static boolean same(String one, String other) {
    return folded(one).equals(folded(other));
  }

  private static String folded(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** Names the team's file that is most likely to lack it. */
  private InvalidTemplate lacks(String mark, String what, String file) {
    List<String> likely =
        file.equals(ABSENT) ? List.of(ABSENT) : List.of(file, BODY, PAGE, FRAGMENT, "inline.ftlh");
    String own = team.own(likely);
    String named = own == null ? file : own;
    return new InvalidTemplate(named, team.line(named, mark), "the page lacks " + what);
  }
}
