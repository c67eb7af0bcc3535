package org.interpres.publish;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.interpres.article.CrisisNotice;
import org.interpres.article.LocalizedDocument;
import org.interpres.article.PagePreview;
import org.interpres.review.Approved;

/**
 * Writes pages: what templates are told of an edition. The same edition gives the same bytes on any
 * machine. Safe for use by many threads.
 */
public final class PublicationRenderer implements PagePreview {

  private final PageTemplates templates;
  private final PublicationSettings settings;

  /** With the program's own templates. */
  public PublicationRenderer(PublicationSettings settings) {
    this(settings, TeamTemplates.none());
  }

  /**
   * @throws InvalidTemplate where the team's style cannot be used
   */
  PublicationRenderer(PublicationSettings settings, TeamTemplates team) {
    this.settings = settings;
    this.templates = new PageTemplates(team);
  }

  @Override
  public String contentSecurityPolicy() {
    return "default-src 'none'; style-src '"
        + PageTemplates.styleHash(templates.css())
        + "'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
  }

  @Override
  public String render(LocalizedDocument document, List<CrisisNotice> notices) {
    String folder =
        settings.address().preview(document.revision().article(), document.locale()) + "/";
    Map<String, Object> model =
        model(
            document,
            new BodyView(
                document, new BodyView.Beside(notices, source -> Optional.of(folder + source))));
    model.put("preview", true);
    model.put("lineUnknown", notices.stream().limit(1).anyMatch(notice -> notice.line() == null));
    return templates.write("page.ftlh", model);
  }

  /** The whole page as it is published, UTF-8. */
  byte[] page(Edition edition) {
    BodyView body = body(edition);
    Map<String, Object> model = model(edition.approved().document(), body);
    Map<String, Object> told = model(edition, PublicationWords.in(edition.approved().locale()));
    told.put("structured", StructuredData.of(edition, body, settings));
    model.put("edition", told);
    return templates.write("page.ftlh", model).getBytes(StandardCharsets.UTF_8);
  }

  /** The article alone, with its {@code lang} and {@code dir}, to stand in another page. */
  String fragment(BodyView body, PublicationWords words) {
    return templates
        .write("fragment.ftlh", Map.of("body", body.model(), "words", words.model()))
        .strip();
  }

  /** A block's content. */
  String inline(List<Map<String, Object>> nodes) {
    return templates.write("inline.ftlh", Map.of("content", nodes));
  }

  /** A page that stands where nothing is out, in the language of the words. */
  String absent(PublicationWords words, Map<String, Object> told) {
    Map<String, Object> model = new HashMap<>(told);
    model.put("words", words.model());
    model.put("css", templates.css());
    return templates.write("absent.ftlh", model);
  }

  BodyView body(Edition edition) {
    ReviewedWords words = edition.approved();
    Map<String, String> addresses = new HashMap<>();
    edition.images().forEach(image -> addresses.put(image.source(), address(words, image)));
    return new BodyView(
        words.document(),
        new BodyView.Beside(
            words.notice().stream().toList(),
            source -> Optional.ofNullable(addresses.get(source))));
  }

  String address(ReviewedWords words, PublishedImage image) {
    return settings.address().base() + image.path(words.article(), words.locale());
  }

  PublicationSettings settings() {
    return settings;
  }

  /** Visible only where no named party answers for the reviewed words. */
  boolean labelled(Edition edition) {
    boolean named =
        !settings.responsibleParty().isEmpty()
            || edition.approved().signatures().stream()
                .anyMatch(signature -> signature.meaning().equals("responsibility"));
    return edition.machineTranslated() && !named;
  }

  private Map<String, Object> model(LocalizedDocument document, BodyView body) {
    String description = body.description();
    Map<String, Object> model = new HashMap<>();
    model.put("body", body.model());
    model.put("title", body.title());
    model.put("description", description == null ? "" : description);
    model.put("words", PublicationWords.in(document.locale()).model());
    model.put("css", templates.css());
    return model;
  }

  private Map<String, Object> model(Edition edition, PublicationWords words) {
    ReviewedWords approved = edition.approved();
    Map<String, Object> model = new HashMap<>();
    model.put("version", edition.version());
    model.put("machine", edition.machineTranslated());
    model.put("label", labelled(edition));
    model.put("origins", origins(approved));
    model.put("responsible", settings.responsibleParty());
    model.put(
        "address", settings.address().current(approved.article(), approved.locale()) + ".html");
    model.put("proof", settings.address().current(approved.article(), approved.locale()) + ".jws");
    model.put("data", settings.address().current(approved.article(), approved.locale()) + ".json");
    model.put(
        "source",
        words.sentence(
            "source",
            words.language(approved.revision().locale()),
            String.valueOf(approved.revision().number())));
    model.put(
        "published",
        words.sentence(
            "published", String.valueOf(edition.version()), words.at(edition.publishedAt())));
    model.put("isSource", approved.isSource());
    model.put("default", edition.sourceAddress().orElse(""));
    model.put("signatures", approved.signatures().stream().map(s -> signature(s, words)).toList());
    model.put("alternates", edition.alternates().stream().map(this::alternate).toList());
    model.put(
        "others",
        edition.alternates().stream()
            .filter(alternate -> !alternate.locale().equals(approved.locale()))
            .map(this::alternate)
            .toList());
    return model;
  }

  private static String origins(ReviewedWords approved) {
    TreeSet<String> kinds = new TreeSet<>();
    approved.segments().forEach(segment -> kinds.add(segment.origin().kind().label()));
    return String.join(" ", kinds);
  }

  private static Map<String, Object> signature(
      Approved.Signature signature, PublicationWords words) {
    return Map.of(
        "signer", signature.signer(),
        "step", words.get("step." + signature.step(), signature.step()),
        "meaning", words.get("meaning." + signature.meaning(), signature.meaning()),
        "at", signature.signedAt().toString(),
        "shown", words.at(signature.signedAt()));
  }

  private Map<String, Object> alternate(Edition.Alternate alternate) {
    return Map.of(
        "locale", alternate.locale().value(),
        "url", alternate.url(),
        "name", alternate.locale().nameInItself(),
        "dir", alternate.locale().direction());
  }
}
