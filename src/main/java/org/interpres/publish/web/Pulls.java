package org.interpres.publish.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.interpres.article.PagePreview;
import org.interpres.article.Slug;
import org.interpres.publish.Freshness;
import org.interpres.publish.PublicAddress;
import org.interpres.publish.Publication;
import org.interpres.publish.Publication.Form;
import org.interpres.publish.PublicationSettings;
import org.interpres.publish.Publications;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The files that are out, ready to be written, by the path that asks for them. What is kept in
 * memory is served only while {@link Freshness} says that nothing has happened to its article since
 * it was read. Safe for use by many threads.
 */
@Component
class Pulls {

  /** Bytes kept in memory at most. */
  private static final long KEPT_BYTES = 64L << 20;

  private static final Map<Form, String> TYPES =
      Map.of(
          Form.HTML, "text/html;charset=utf-8",
          Form.JSON, "application/json",
          Form.JWS, "application/jose");

  /** Of a current version that a later revision says something critical otherwise than. */
  static final String UNDER_REVISION = "Interpres-Under-Revision";

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private record Kept(Slug article, long stamp, PulledFile file) {}

  private final Publications publications;
  private final Freshness freshness;
  private final PublicAddress address;
  private final PagePreview pages;
  private final Cache<String, Kept> kept =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_BYTES)
          .weigher((String path, Kept file) -> file.file().weight() + 500)
          .build();

  Pulls(
      Publications publications,
      Freshness freshness,
      PublicationSettings settings,
      PagePreview pages) {
    this.publications = publications;
    this.freshness = freshness;
    this.address = settings.address();
    this.pages = pages;
  }

  /** The article of a path that {@link #find} may have a file at; empty for every other. */
  static Optional<Slug> article(String path) {
    return Optional.ofNullable(Asked.parse(path)).map(Asked::article);
  }

  /**
   * The file at a path, if it is out.
   *
   * @param path as it stands in the request, {@code /publications/…}; nothing in it is decoded
   */
  Optional<PulledFile> find(String path) {
    long stamp = freshness.stamp();
    Kept found = kept.getIfPresent(path);
    if (found != null && freshness.holds(found.article(), found.stamp())) {
      return Optional.of(found.file());
    }
    Asked asked = Asked.parse(path);
    if (asked == null) {
      return Optional.empty();
    }
    List<Publication> latest = publications.current(asked.article());
    Optional<PulledFile> file =
        publication(asked, latest)
            .filter(p -> p.recall() == null)
            .map(p -> file(p, latest, asked.form()));
    file.ifPresent(made -> kept.put(path, new Kept(asked.article(), stamp, made)));
    return file;
  }

  private Optional<Publication> publication(Asked asked, List<Publication> latest) {
    return asked.version() > 0
        ? publications.version(asked.article(), asked.locale(), asked.version())
        : latest.stream().filter(p -> p.locale().equals(asked.locale())).findFirst();
  }

  /**
   * A publication's file.
   *
   * @param latest the last version of each locale of the article, for the alternates
   */
  PulledFile file(Publication publication, List<Publication> latest, Form form) {
    List<PulledFile.Header> headers = new ArrayList<>();
    headers.add(
        new PulledFile.Header("Last-Modified", HTTP_DATE.format(publication.publishedAt())));
    headers.add(new PulledFile.Header("Cache-Control", "no-cache"));
    headers.add(new PulledFile.Header("Content-Language", publication.locale().value()));
    headers.add(new PulledFile.Header("X-Content-Type-Options", "nosniff"));
    headers.add(new PulledFile.Header("Content-Disposition", "inline"));
    for (Publication other : latest) {
      if (other.recall() == null) {
        headers.add(new PulledFile.Header("Link", alternate(other, form)));
      }
    }
    Instant since = publication.underRevision();
    if (since != null && latest.contains(publication)) {
      headers.add(new PulledFile.Header(UNDER_REVISION, since.toString()));
    }
    if (form == Form.HTML) {
      headers.add(new PulledFile.Header("Content-Security-Policy", pages.contentSecurityPolicy()));
      headers.add(new PulledFile.Header("Referrer-Policy", "same-origin"));
      headers.add(new PulledFile.Header("X-Frame-Options", "SAMEORIGIN"));
    }
    return new PulledFile(
        TYPES.getOrDefault(form, "application/octet-stream"),
        headers,
        publications.bytes(publication, form),
        publication.hashes().of(form).hex());
  }

  private String alternate(Publication other, Form form) {
    return "<%s.%s>; rel=\"alternate\"; hreflang=\"%s\""
        .formatted(
            address.current(other.article(), other.locale()), form.extension(), other.locale());
  }

  /**
   * What a path asks for.
   *
   * @param version 0 for the current one
   */
  private record Asked(Slug article, LocaleTag locale, int version, Form form) {

    private static final java.util.regex.Pattern PATH =
        java.util.regex.Pattern.compile(
            "/publications/([a-z0-9-]+)/([A-Za-z0-9-]+)(?:/versions/([1-9][0-9]{0,8}))?"
                + "\\.(html|json|jws)");

    /** Null where it is no such path, or not in the one form that a locale has. */
    static @Nullable Asked parse(String path) {
      var match = PATH.matcher(path);
      if (!match.matches()) {
        return null;
      }
      try {
        LocaleTag locale = LocaleTag.parse(match.group(2));
        if (!locale.value().equals(match.group(2))) {
          return null;
        }
        String version = match.group(3);
        return new Asked(
            new Slug(match.group(1)),
            locale,
            version == null ? 0 : Integer.parseInt(version),
            Form.valueOf(match.group(4).toUpperCase(java.util.Locale.ROOT)));
      } catch (InvalidName e) {
        return null;
      }
    }
  }
}
