package org.interpres.ingest.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.interpres.article.Excerpt;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.article.SourceFiles;
import org.interpres.identity.Actor;
import org.interpres.identity.web.Form;
import org.interpres.ingest.Format;
import org.interpres.ingest.Ingested;
import org.interpres.ingest.Ingestion;
import org.interpres.ingest.Submission;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Bringing articles and adding locales by the forms of the articles' pages. */
@Controller
@RequestMapping("/articles")
class ArticleFormsController {

  private final Ingestion ingestion;
  private final SourceFiles sources;

  ArticleFormsController(Ingestion ingestion, SourceFiles sources) {
    this.ingestion = ingestion;
    this.sources = sources;
  }

  /**
   * What the form names.
   *
   * @param file may be empty; then {@code text} is the document, in {@code format}
   */
  record Brought(
      String slug, String locale, String targets, MultipartFile file, String text, String format) {

    Submission by(Actor actor) {
      return new Submission(
          Parameters.slug(slug.strip()),
          Parameters.locale(locale),
          source(),
          Parameters.targets(targets.strip()),
          actor);
    }

    private Submission.Source source() {
      if (file.isEmpty()) {
        return new Submission.Source(
            Format.ofContentType(format), text.getBytes(StandardCharsets.UTF_8));
      }
      String name = String.valueOf(file.getOriginalFilename());
      Format named =
          Format.ofFileName(name)
              .orElseThrow(
                  () ->
                      new Refusal(
                          Refusal.Kind.UNSUPPORTED,
                          "file-unsupported",
                          "The file “%s” is none that Interpres reads: its name ends with .md, .html or .txt."
                              .formatted(Excerpt.of(name))));
      try {
        return new Submission.Source(named, file.getBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @PostMapping
  String bring(
      Actor actor, Brought brought, HttpServletRequest request, RedirectAttributes redirect) {
    Form form = new Form(request, redirect);
    try {
      Ingested ingested = ingestion.ingest(brought.by(actor));
      return shown(ingested, redirect);
    } catch (Refusal refusal) {
      form.refused(refusal);
      return "redirect:/articles";
    }
  }

  /** The same document again changes nothing, but for the locales that are new. */
  @PostMapping("/{slug}/locales")
  String add(
      Actor actor,
      @PathVariable Slug slug,
      @RequestParam String targets,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    SourceFiles.SourceFile latest =
        sources
            .latest(slug)
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "article-unknown",
                        "There is no article “%s”.".formatted(slug)));
    Form form = new Form(request, redirect);
    return form.send(
        "/articles/" + slug,
        Phrase.of("articles.locales-added"),
        () ->
            ingestion.ingest(
                new Submission(
                    slug,
                    latest.locale(),
                    new Submission.Source(Format.ofContentType(latest.mediaType()), latest.bytes()),
                    Parameters.targets(targets.strip()),
                    actor)));
  }

  private static String shown(Ingested ingested, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "notice",
        switch (ingested.outcome()) {
          case NEW_ARTICLE -> Phrase.of("articles.stored");
          case NEW_REVISION -> Phrase.of("articles.revised", ingested.revision().number());
          case UNCHANGED -> Phrase.of("articles.unchanged");
        });
    redirect.addFlashAttribute("warnings", ingested.warnings());
    return "redirect:/articles/" + ingested.revision().article();
  }
}
