package org.interpres.publish.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.interpres.article.PagePreview;
import org.interpres.article.Refusal;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.interpres.publish.PublicAddress;
import org.interpres.publish.Publication;
import org.interpres.publish.Publication.Form;
import org.interpres.publish.PublicationSettings;
import org.interpres.publish.Publications;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

  private static final Map<Form, MediaType> TYPES =
      Map.of(
          Form.HTML, MediaType.parseMediaType("text/html;charset=utf-8"),
          Form.JSON, MediaType.APPLICATION_JSON,
          Form.JWS, MediaType.parseMediaType("application/jose"));

  private final Publications publications;
  private final PublicAddress address;
  private final PagePreview pages;

  PublicationPages(Publications publications, PublicationSettings settings, PagePreview pages) {
    this.publications = publications;
    this.address = settings.address();
    this.pages = pages;
  }

  /** What is out of an article, now. */
  record Listing(String article, List<Item> publications) {}

  /** A publication that is out, with the addresses of its files. */
  record Item(
      String locale,
      String direction,
      int version,
      String title,
      String html,
      String json,
      String jws,
      String publishedAt) {}

  @GetMapping("/{slug}")
  ResponseEntity<Listing> list(@PathVariable String slug, @RequestHeader HttpHeaders request) {
    Slug article = slug(slug);
    List<Publication> latest = publications.current(article);
    if (latest.isEmpty()) {
      throw never(slug);
    }
    Listing listing = new Listing(slug, latest.stream().filter(this::out).map(this::item).toList());
    String tag = '"' + Sha256.of(listing.toString()).hex() + '"';
    return EntityTags.match(request.getOrEmpty(HttpHeaders.IF_NONE_MATCH), tag)
        ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
            .eTag(tag)
            .cacheControl(CacheControl.noCache())
            .build()
        : ResponseEntity.ok().eTag(tag).cacheControl(CacheControl.noCache()).body(listing);
  }

  @GetMapping("/{slug}/{locale}.{form:html|json|jws}")
  ResponseEntity<?> current(
      @PathVariable String slug,
      @PathVariable String locale,
      @PathVariable String form,
      @RequestHeader HttpHeaders request) {
    LocaleTag tag = locale(locale);
    if (!tag.value().equals(locale)) {
      return moved(PublicAddress.path(slug(slug), tag) + "." + form);
    }
    List<Publication> latest = publications.current(slug(slug));
    return latest.stream()
        .filter(p -> p.locale().equals(tag))
        .findFirst()
        .map(p -> answer(p, latest, form(form), request))
        .orElseThrow(() -> never(slug + " in " + locale));
  }

  @GetMapping("/{slug}/{locale}/versions/{version:[1-9][0-9]{0,8}}.{form:html|json|jws}")
  ResponseEntity<?> version(
      @PathVariable String slug,
      @PathVariable String locale,
      @PathVariable int version,
      @PathVariable String form,
      @RequestHeader HttpHeaders request) {
    LocaleTag tag = locale(locale);
    if (!tag.value().equals(locale)) {
      return moved(PublicAddress.path(slug(slug), tag) + "/versions/" + version + "." + form);
    }
    Optional<Publication> found = publications.version(slug(slug), tag, version);
    return found
        .map(p -> answer(p, publications.current(p.article()), form(form), request))
        .orElseThrow(() -> never("version " + version + " of " + slug + " in " + locale));
  }

  private ResponseEntity<?> answer(
      Publication publication, List<Publication> latest, Form form, HttpHeaders request) {
    Publication.Recall recall = publication.recall();
    if (recall != null) {
      return gone(publication, recall);
    }
    String tag = '"' + publication.hashes().of(form).hex() + '"';
    HttpHeaders headers = new HttpHeaders();
    headers.setETag(tag);
    headers.setLastModified(publication.publishedAt());
    headers.setCacheControl(CacheControl.noCache());
    headers.set(HttpHeaders.CONTENT_LANGUAGE, publication.locale().value());
    headers.set("X-Content-Type-Options", "nosniff");
    // Said, because Spring would offer a page of an ending it does not know as a file “f.txt”.
    headers.set(HttpHeaders.CONTENT_DISPOSITION, "inline");
    latest.stream()
        .filter(this::out)
        .forEach(p -> headers.add(HttpHeaders.LINK, alternate(p, form)));
    if (form == Form.HTML) {
      headers.set("Content-Security-Policy", pages.contentSecurityPolicy());
    }
    if (EntityTags.match(request.getOrEmpty(HttpHeaders.IF_NONE_MATCH), tag)) {
      return new ResponseEntity<>(headers, HttpStatus.NOT_MODIFIED);
    }
    headers.setContentType(TYPES.get(form));
    return new ResponseEntity<>(publications.bytes(publication, form), headers, HttpStatus.OK);
  }

  private String alternate(Publication other, Form form) {
    return "<%s.%s>; rel=\"alternate\"; hreflang=\"%s\""
        .formatted(
            address.current(other.article(), other.locale()), form.extension(), other.locale());
  }

  private ResponseEntity<Map<String, Object>> gone(
      Publication publication, Publication.Recall recall) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "urn:interpres:problem:publication-recalled");
    problem.put("title", "Publication recalled");
    problem.put("status", HttpStatus.GONE.value());
    problem.put(
        "detail",
        "Version %d of %s in %s was recalled: %s"
            .formatted(
                publication.version(),
                publication.article(),
                publication.locale(),
                recall.reason()));
    problem.put("article", publication.article().value());
    problem.put("locale", publication.locale().value());
    problem.put("version", publication.version());
    problem.put("reason", recall.reason());
    problem.put("recalledAt", recall.at().toString());
    return ResponseEntity.status(HttpStatus.GONE)
        .cacheControl(CacheControl.noCache())
        .header("X-Content-Type-Options", "nosniff")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private boolean out(Publication publication) {
    return publication.recall() == null;
  }

  private Item item(Publication p) {
    String base = address.current(p.article(), p.locale());
    return new Item(
        p.locale().value(),
        p.locale().direction(),
        p.version(),
        p.title(),
        base + ".html",
        base + ".json",
        base + ".jws",
        p.publishedAt().toString());
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
