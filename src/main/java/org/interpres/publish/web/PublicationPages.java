package org.interpres.publish.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.interpres.publish.PublicAddress;
import org.interpres.publish.Publication;
import org.interpres.publish.Publication.Form;
import org.interpres.publish.PublicationSettings;
import org.interpres.publish.Publications;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The addresses that other systems pull from. Each answer must be asked for again ({@code
 * no-cache}), which a strong ETag makes cheap: only so does a recall reach everybody at once.
 */
@RestController
@RequestMapping("/publications")
class PublicationPages {

  private final Publications publications;
  private final PublicAddress address;
  private final Pulls pulls;
  private final ArticleZip.Stored stored;
  private final AbsentPages absent;

  PublicationPages(
      Publications publications,
      PublicationSettings settings,
      Pulls pulls,
      ArticleZip.Stored stored,
      AbsentPages absent) {
    this.absent = absent;
    this.publications = publications;
    this.address = settings.address();
    this.pulls = pulls;
    this.stored = stored;
  }

  /** What is out; a browser, which asks for a page by name, gets the one in its language. */
  @GetMapping("/{slug:[a-z0-9-]+}")
  @Nullable ResponseEntity<?> list(
      @PathVariable String slug,
      @RequestHeader HttpHeaders headers,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Slug article = slug(slug);
    List<Publication> latest = publications.current(article);
    if (latest.isEmpty()) {
      throw never(slug);
    }
    List<Publication> out = latest.stream().filter(PublicationPages::out).toList();
    response.addHeader(HttpHeaders.VARY, "Accept, Accept-Language");
    if (Negotiation.wantsPage(headers.getFirst(HttpHeaders.ACCEPT))) {
      Publication best =
          Negotiation.locale(
                  out.isEmpty() ? latest : out,
                  headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE),
                  publications.sourceLocale(article))
              .orElseThrow();
      return answer(best, latest, Form.HTML, request, response);
    }
    WhatIsOut listing = WhatIsOut.of(article, out, address);
    String tag = '"' + Sha256.of(listing.toString()).hex() + '"';
    return EntityTags.match(headers.getOrEmpty(HttpHeaders.IF_NONE_MATCH), tag)
        ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
            .eTag(tag)
            .cacheControl(CacheControl.noCache())
            .build()
        : ResponseEntity.ok().eTag(tag).cacheControl(CacheControl.noCache()).body(listing);
  }

  /** An article in all locales. */
  @GetMapping("/{slug:[a-z0-9-]+}.zip")
  void zip(@PathVariable String slug, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<Publication> out =
        publications.current(slug(slug)).stream().filter(PublicationPages::out).toList();
    if (out.isEmpty()) {
      throw never(slug);
    }
    ArticleZip.of(slug(slug), out, stored).write(request, response);
  }

  /** Without an extension the form is what {@code Accept} prefers. */
  @GetMapping("/{slug:[a-z0-9-]+}/{locale:[A-Za-z0-9_-]+}")
  @Nullable ResponseEntity<?> negotiated(
      @PathVariable String slug,
      @PathVariable String locale,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, HttpMediaTypeNotAcceptableException {
    Form form =
        Negotiation.form(request.getHeader(HttpHeaders.ACCEPT))
            .orElseThrow(
                () ->
                    new HttpMediaTypeNotAcceptableException(
                        Negotiation.OFFERED.stream().map(MediaType::asMediaType).toList()));
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    return current(slug, locale, form.extension(), request, response);
  }

  /** Reached where the file is not out: the filter before it serves what is. */
  @GetMapping("/{slug}/{locale}.{form:html|json|jws}")
  @Nullable ResponseEntity<?> current(
      @PathVariable String slug,
      @PathVariable String locale,
      @PathVariable String form,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    LocaleTag tag = locale(locale);
    if (!tag.value().equals(locale)) {
      return moved(PublicAddress.path(slug(slug), tag) + "." + form);
    }
    List<Publication> latest = publications.current(slug(slug));
    Publication found =
        latest.stream()
            .filter(p -> p.locale().equals(tag))
            .findFirst()
            .orElseThrow(() -> never(slug + " in " + locale));
    return answer(found, latest, form(form), request, response);
  }

  @GetMapping("/{slug}/{locale}/versions/{version:[1-9][0-9]{0,8}}.{form:html|json|jws}")
  @Nullable ResponseEntity<?> version(
      @PathVariable String slug,
      @PathVariable String locale,
      @PathVariable int version,
      @PathVariable String form,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    LocaleTag tag = locale(locale);
    if (!tag.value().equals(locale)) {
      return moved(PublicAddress.path(slug(slug), tag) + "/versions/" + version + "." + form);
    }
    Publication found =
        publications
            .version(slug(slug), tag, version)
            .orElseThrow(() -> never("version " + version + " of " + slug + " in " + locale));
    return answer(found, publications.current(found.article()), form(form), request, response);
  }

  private @Nullable ResponseEntity<?> answer(
      Publication publication,
      List<Publication> latest,
      Form form,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Publication.Recall recall = publication.recall();
    if (recall != null) {
      return absent.gone(publication, recall, request);
    }
    write(publication, latest, form, request, response);
    return null;
  }

  private void write(
      Publication publication,
      List<Publication> latest,
      Form form,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    response.setHeader(
        HttpHeaders.CONTENT_LOCATION,
        PublicAddress.path(publication.article(), publication.locale()) + "." + form.extension());
    pulls.file(publication, latest, form).write(request, response);
  }

  private static boolean out(Publication publication) {
    return publication.recall() == null;
  }

  /** A locale has one address; {@code ES_mx} is sent to {@code es-MX}. */
  private ResponseEntity<Void> moved(String path) {
    return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
        .location(URI.create(path))
        .cacheControl(CacheControl.noCache())
        .build();
  }

  private static Form form(String extension) {
    return Form.valueOf(extension.toUpperCase(Locale.ROOT));
  }

  private static Slug slug(String text) {
    try {
      return new Slug(text);
    } catch (InvalidName e) {
      throw never("an article of that name");
    }
  }

  private static LocaleTag locale(String text) {
    try {
      return LocaleTag.parse(text);
    } catch (InvalidName e) {
      throw new Refusal(Refusal.Kind.NOT_FOUND, "unknown-locale", String.valueOf(e.getMessage()));
    }
  }

  private static Refusal never(String what) {
    return new Refusal(
        Refusal.Kind.NOT_FOUND,
        "never-published",
        "Nothing was ever published: " + what + ". GET /publications/{slug} lists what is out.");
  }
}
