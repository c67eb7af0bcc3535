package org.interpres.publish;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.StringTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.interpres.article.CrisisNotice;
import org.interpres.article.LocalizedDocument;
import org.interpres.article.PagePreview;
import org.interpres.article.Refusal;
import org.interpres.article.Sha256;
import org.interpres.review.Approved;

/**
 * Writes pages. It owns its FreeMarker configuration: templates get plain maps, lists, strings and
 * numbers and can reach no Java object; each value is escaped where it is written. The same edition
 * gives the same bytes on any machine. Safe for use by many threads.
 */
public final class PublicationRenderer implements PagePreview {

  private static final String TEMPLATES = "templates/publication";

  private final Configuration templates;
  private final String css;
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
    this.templates = configuration(team);
    this.css = team.style().map(PublicationRenderer::style).orElseGet(PublicationRenderer::css);
  }

  @Override
  public String contentSecurityPolicy() {
    return "default-src 'none'; style-src '"
        + styleHash(css)
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
    return write("page.ftlh", model);
  }

  /** The whole page as it is published, UTF-8. */
  byte[] page(Edition edition) {
    BodyView body = body(edition);
    Map<String, Object> model = model(edition.approved().document(), body);
    Map<String, Object> told = model(edition, PublicationWords.in(edition.approved().locale()));
    told.put("structured", StructuredData.of(edition, body, settings));
    model.put("edition", told);
    return write("page.ftlh", model).getBytes(StandardCharsets.UTF_8);
  }

  /** The article alone, with its {@code lang} and {@code dir}, to stand in another page. */
  String fragment(BodyView body, PublicationWords words) {
    return write("fragment.ftlh", Map.of("body", body.model(), "words", words.model())).strip();
  }

  /** A block's content. */
  String inline(List<Map<String, Object>> nodes) {
    return write("inline.ftlh", Map.of("content", nodes));
  }

  /** A page that stands where nothing is out, in the language of the words. */
  String absent(PublicationWords words, Map<String, Object> told) {
    Map<String, Object> model = new HashMap<>(told);
    model.put("words", words.model());
    model.put("css", css);
    return write("absent.ftlh", model);
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
    model.put("css", css);
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

  private String write(String template, Map<String, Object> model) {
    StringWriter out = new StringWriter();
    try {
      templates.getTemplate(template).process(model, out);
      return out.toString();
    } catch (TemplateException e) {
      throw new TemplateFailure(
          e.getTemplateSourceName() == null ? template : e.getTemplateSourceName(),
          e.getLineNumber() == null ? 1 : e.getLineNumber(),
          String.valueOf(e.getMessageWithoutStackTop())
              .replaceFirst("(?s)\\R----.*", "")
              .replaceAll("\\s+", " "));
    } catch (ParseException e) {
      throw new TemplateFailure(
          e.getTemplateName(), e.getLineNumber(), e.getEditorMessage().replaceAll("\\s+", " "));
    } catch (TemplateNotFoundException e) {
      throw new TemplateFailure(
          template, 1, "it takes in " + e.getTemplateName() + ", which is not there");
    } catch (IOException e) {
      throw new UncheckedIOException("template " + template + " cannot be read", e);
    } catch (StackOverflowError e) {
      throw new Refusal(
          Refusal.Kind.INVALID, "cannot-render", "The article nests its parts too deeply.");
    }
  }

  private static Configuration configuration(TeamTemplates team) {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    StringTemplateLoader own = new StringTemplateLoader();
    team.texts().forEach(own::putTemplate);
    configuration.setTemplateLoader(
        new MultiTemplateLoader(
            new TemplateLoader[] {
              own, new ClassTemplateLoader(PublicationRenderer.class.getClassLoader(), TEMPLATES)
            }));
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setRecognizeStandardFileExtensions(true);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setAPIBuiltinEnabled(false);
    configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(false);
    configuration.setLocale(Locale.ROOT);
    configuration.setLocalizedLookup(false);
    configuration.setNumberFormat("computer");
    configuration.setBooleanFormat("c");
    configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
    return configuration;
  }

  /** By which a policy allows a style. */
  static String styleHash(String style) {
    return "sha256-"
        + java.util.Base64.getEncoder()
            .encodeToString(java.util.HexFormat.of().parseHex(Sha256.of(style).hex()));
  }

  /** The style goes through the escaping like any value, so it must have nothing to escape. */
  private static String style(String written) {
    String css = written.strip();
    List<String> lines = written.lines().toList();
    for (int line = 0; line < lines.size(); line++) {
      if (lines.get(line).matches(".*[<>&\"'].*")) {
        throw new InvalidTemplate(
            TeamTemplates.STYLE, line + 1, "a style may not have any of < > & \" '");
      }
    }
    return css;
  }

  private static String css() {
    try (InputStream in =
        PublicationRenderer.class.getClassLoader().getResourceAsStream(TEMPLATES + "/page.css")) {
      if (in == null) {
        throw new IllegalStateException(TEMPLATES + "/page.css is missing from the program");
      }
      return style(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("page.css cannot be read", e);
    }
  }
}
