package org.interpres.publish.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.InvalidName;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.publish.PublicAddress;
import org.interpres.publish.PublicationSettings;
import org.interpres.publish.PublishedList;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sitemaps (sitemaps.org 0.9) of what is out, each page with its alternates: an index of parts with
 * {@value #ARTICLES} articles at most, since a sitemap has 50,000 addresses at most.
 */
@RestController
class SitemapPages {

  static final int ARTICLES = 500;

  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

  private final PublishedList published;
  private final PublicAddress address;

  SitemapPages(PublishedList published, PublicationSettings settings) {
    this.published = published;
    this.address = settings.address();
  }

  /** The index. */
  @GetMapping("/sitemap.xml")
  ResponseEntity<byte[]> index(HttpServletRequest request) {
    StringBuilder xml = new StringBuilder(head("sitemapindex", ""));
    for (String after : published.parts(ARTICLES)) {
      xml.append("<sitemap><loc>")
          .append(escaped(base(request) + "/publications/sitemap.xml?after=" + after))
          .append("</loc></sitemap>\n");
    }
    return xml(xml.append("</sitemapindex>\n"));
  }

  /** A part: the articles after a slug. */
  @GetMapping("/publications/sitemap.xml")
  ResponseEntity<byte[]> part(
      @RequestParam(defaultValue = "") String after, HttpServletRequest request) {
    checked(after);
    Map<Slug, List<PublishedList.Item>> byArticle = new LinkedHashMap<>();
    for (PublishedList.Item item : published.out(after, ARTICLES)) {
      byArticle.computeIfAbsent(item.article(), slug -> new ArrayList<>()).add(item);
    }
    StringBuilder xml =
        new StringBuilder(head("urlset", " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\""));
    byArticle.values().forEach(items -> items.forEach(item -> url(xml, item, items, request)));
    return xml(xml.append("</urlset>\n"));
  }

  private void url(
      StringBuilder xml,
      PublishedList.Item item,
      List<PublishedList.Item> all,
      HttpServletRequest request) {
    xml.append("<url><loc>")
        .append(escaped(page(request, item)))
        .append("</loc><lastmod>")
        .append(item.publishedAt())
        .append("</lastmod>");
    for (PublishedList.Item other : all) {
      xml.append("<xhtml:link rel=\"alternate\" hreflang=\"")
          .append(other.locale())
          .append("\" href=\"")
          .append(escaped(page(request, other)))
          .append("\"/>");
    }
    xml.append("</url>\n");
  }

  private String page(HttpServletRequest request, PublishedList.Item item) {
    return base(request) + PublicAddress.path(item.article(), item.locale()) + ".html";
  }

  /** A sitemap's addresses are absolute: without a configured one, that of the request. */
  private String base(HttpServletRequest request) {
    if (!address.base().isEmpty()) {
      return address.base();
    }
    String url = request.getRequestURL().toString();
    return url.substring(0, url.length() - request.getRequestURI().length());
  }

  private static void checked(String after) {
    try {
      if (!after.isEmpty()) {
        new Slug(after);
      }
    } catch (InvalidName e) {
      throw new Refusal(
          Refusal.Kind.MALFORMED, "invalid-page", "after is an article's slug, or nothing.");
    }
  }

  private static String head(String root, String more) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s xmlns=\"%s\"%s>\n"
        .formatted(root, NAMESPACE, more);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static ResponseEntity<byte[]> xml(StringBuilder xml) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .cacheControl(CacheControl.noCache())
        .header("X-Content-Type-Options", "nosniff")
        .body(xml.toString().getBytes(StandardCharsets.UTF_8));
  }
}
