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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.interpres.article.Refusal;
import org.interpres.article.Sha256;

/**
 * The templates of pages, the program's and a team's own. It owns its FreeMarker configuration:
 * templates can reach no Java object, and each value is escaped where it is written. Safe for use
 * by many threads.
 */
final class PageTemplates {

  private static final String TEMPLATES = "templates/publication";

  private final Configuration configuration;
  private final String css;

  /**
   * @throws InvalidTemplate where the team's style cannot be used
   */
  PageTemplates(TeamTemplates team) {
    this.configuration = configuration(team);
    this.css = team.style().map(PageTemplates::style).orElseGet(PageTemplates::programsStyle);
  }

  /** The style that stands in each page. */
  String css() {
    return css;
  }

  /** The template filled in with plain maps, lists, strings and numbers. */
  String write(String template, Map<String, Object> model) {
    StringWriter out = new StringWriter();
    try {
      configuration.getTemplate(template).process(model, out);
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
              own, new ClassTemplateLoader(PageTemplates.class.getClassLoader(), TEMPLATES)
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

  private static String programsStyle() {
    try (InputStream in =
        PageTemplates.class.getClassLoader().getResourceAsStream(TEMPLATES + "/page.css")) {
      if (in == null) {
        throw new IllegalStateException(TEMPLATES + "/page.css is missing from the program");
      }
      return style(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("page.css cannot be read", e);
    }
  }
}
