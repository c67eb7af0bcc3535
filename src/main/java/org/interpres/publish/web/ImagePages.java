package org.interpres.publish.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interpres.article.ArticleImages;
import org.interpres.article.Excerpt;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.interpres.publish.Publication;
import org.interpres.publish.Publications;
import org.interpres.publish.PublishedImage;
import org.interpres.publish.PublishedImages;
import org.interpres.publish.PublishedImages.Standing;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the images that published pages show, while a version that shows them is out, and to those
 * who are signed in the images of a page that is not published yet.
 */
@RestController
class ImagePages {

  private static final Set<Role> READERS = EnumSet.complementOf(EnumSet.of(Role.PUBLISHER));

  private final ArticleImages files;
  private final PublishedImages images;
  private final Publications publications;
  private final AbsentPages absent;
  private final AuditTrail audit;

  ImagePages(
      ArticleImages files,
      PublishedImages images,
      Publications publications,
      AbsentPages absent,
      AuditTrail audit) {
    this.audit = audit;
    this.files = files;
    this.images = images;
    this.publications = publications;
    this.absent = absent;
  }

  /** As it was signed: an image's address has its hash in it. */
  @GetMapping("/publications/{slug}/{locale}/images/{file:[0-9a-f]{64}\\.[a-z]{3,4}}")
  ResponseEntity<?> published(
      @PathVariable String slug,
      @PathVariable String locale,
      @PathVariable String file,
      HttpServletRequest asked,
      @RequestHeader HttpHeaders request) {
    Standing found = find(slug, locale, file).orElseThrow(ImagePages::none);
    if (found instanceof Standing.Out out) {
      PublishedImage image = out.image();
      String tag = '"' + image.hash().hex() + '"';
      return EntityTags.match(request.getOrEmpty(HttpHeaders.IF_NONE_MATCH), tag)
          ? new ResponseEntity<>(headers(tag), HttpStatus.NOT_MODIFIED)
          : answer(image.mediaType(), tag, images.bytes(image));
    }
    int version = ((Standing.Recalled) found).version();
    Publication publication =
        publications
            .version(new Slug(slug), new LocaleTag(locale), version)
            .orElseThrow(ImagePages::none);
    Publication.Recall recall = publication.recall();
    if (recall == null) {
      throw none();
    }
    return absent.gone(publication, recall, asked);
  }

  private Optional<Standing> find(String slug, String locale, String file) {
    try {
      return images.find(new Slug(slug), new LocaleTag(locale), "images/" + file);
    } catch (InvalidName e) {
      return Optional.empty();
    }
  }

  /** As it is now in the article's folder. */
  @GetMapping("/previews/{slug}/{locale}/{*path}")
  ResponseEntity<byte[]> preview(
      Actor actor,
      @PathVariable String slug,
      @PathVariable String locale,
      @PathVariable String path) {
    if (READERS.stream().noneMatch(actor::has)) {
      Refusal refusal =
          new Refusal(
              Refusal.Kind.FORBIDDEN,
              "role-may-not-read",
              "This account pulls publications only; it may not see what is in review.");
      audit.recordRefusal(
          AuditEvent.of(actor.name(), "preview-read", null, Map.of("article", Excerpt.of(slug))),
          refusal);
      throw refusal;
    }
    ArticleImages.Image image;
    try {
      image =
          files
              .find(new Slug(slug), path.substring(1), new LocaleTag(locale))
              .orElseThrow(ImagePages::none);
    } catch (InvalidName e) {
      throw none();
    }
    return answer(image.mediaType(), '"' + image.hash().hex() + '"', image.bytes());
  }

  private static ResponseEntity<byte[]> answer(String mediaType, String tag, byte[] bytes) {
    HttpHeaders headers = headers(tag);
    headers.setContentType(MediaType.parseMediaType(mediaType));
    return new ResponseEntity<>(bytes, headers, HttpStatus.OK);
  }

  /** An image must be asked for again, or a recall would not reach those who have it. */
  private static HttpHeaders headers(String tag) {
    HttpHeaders headers = new HttpHeaders();
    headers.setETag(tag);
    headers.setCacheControl(CacheControl.noCache());
    headers.set(HttpHeaders.CONTENT_DISPOSITION, "inline");
    headers.set("X-Content-Type-Options", "nosniff");
    // An SVG that somebody opens by itself is a document: it gets no script, no frame, no form.
    headers.set(
        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    return headers;
  }

  private static Refusal none() {
    return new Refusal(
        Refusal.Kind.NOT_FOUND,
        "no-such-page",
        "There is nothing at this address. GET /publications/{slug} lists what is out.");
  }
}
