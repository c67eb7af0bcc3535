package org.interpres.publish.web;

import org.interpres.article.InvalidName;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.publish.ArticleImages;
import org.interpres.publish.Publications;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Serves the images that published pages show, while something of their article is out. */
@RestController
class ImagePages {

  private final ArticleImages images;
  private final Publications publications;

  ImagePages(ArticleImages images, Publications publications) {
    this.images = images;
    this.publications = publications;
  }

  @GetMapping("/publications/{slug}/{*path}")
  ResponseEntity<byte[]> image(
      @PathVariable String slug, @PathVariable String path, @RequestHeader HttpHeaders request) {
    Slug article = slug(slug);
    if (publications.current(article).stream().allMatch(p -> p.recall() != null)) {
      throw none();
    }
    ArticleImages.Image image =
        images.find(article, path.substring(1)).orElseThrow(ImagePages::none);
    String tag = '"' + image.hash().hex() + '"';
    HttpHeaders headers = new HttpHeaders();
    headers.setETag(tag);
    headers.setCacheControl(CacheControl.noCache());
    headers.set(HttpHeaders.CONTENT_DISPOSITION, "inline");
    headers.set("X-Content-Type-Options", "nosniff");
    // An SVG that somebody opens by itself is a document: it gets no script, no frame, no form.
    headers.set(
        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    if (EntityTags.match(request.getOrEmpty(HttpHeaders.IF_NONE_MATCH), tag)) {
      return new ResponseEntity<>(headers, HttpStatus.NOT_MODIFIED);
    }
    headers.setContentType(MediaType.parseMediaType(image.mediaType()));
    return new ResponseEntity<>(image.bytes(), headers, HttpStatus.OK);
  }

  private static Slug slug(String text) {
    try {
      return new Slug(text);
    } catch (InvalidName e) {
      throw none();
    }
  }

  private static Refusal none() {
    return new Refusal(
        Refusal.Kind.NOT_FOUND,
        "no-such-page",
        "There is nothing at this address. GET /publications/{slug} lists what is out.");
  }
}
