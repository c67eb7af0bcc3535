package org.interpres.publish.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.interpres.publish.Publication;
import org.interpres.publish.Publication.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeType;

/** What a client wants of that which is out, by {@code Accept} and {@code Accept-Language}. */
final class Negotiation {

  /** The types of a publication's forms, in the order of {@link #FORMS}. */
  static final List<MimeType> OFFERED =
      List.of(
          MimeType.valueOf("text/html"),
          MimeType.valueOf("application/json"),
          MimeType.valueOf("application/jose"));

  private static final List<Form> FORMS = List.of(Form.HTML, Form.JSON, Form.JWS);

  private Negotiation() {}

  /**
   * The form that a client prefers (RFC 9110, 12.5.1): of several that it likes alike, the first of
   * HTML, JSON, JWS. Without a header, or with one that cannot be read, HTML.
   *
   * @return empty where it accepts none of them
   */
  static Optional<Form> form(@Nullable String accept) {
    List<MediaType> wanted = wanted(accept);
    if (wanted.isEmpty()) {
      return Optional.of(Form.HTML);
    }
    Form best = null;
    double most = 0;
    for (int i = 0; i < FORMS.size(); i++) {
      double quality = quality(wanted, OFFERED.get(i));
      if (quality > most) {
        most = quality;
        best = FORMS.get(i);
      }
    }
    return Optional.ofNullable(best);
  }

  /** Whether a page is asked for by name, and no data with the same weight: a browser does. */
  static boolean wantsPage(@Nullable String accept) {
    List<MediaType> wanted = wanted(accept);
    boolean named =
        wanted.stream().anyMatch(type -> type.includes(OFFERED.get(0)) && !type.isWildcardType());
    return named && quality(wanted, OFFERED.get(0)) > quality(wanted, OFFERED.get(1));
  }

  private static List<MediaType> wanted(@Nullable String accept) {
    try {
      return accept == null || accept.isBlank() ? List.of() : MediaType.parseMediaTypes(accept);
    } catch (InvalidMediaTypeException e) {
      return List.of();
    }
  }

  /** The weight of the most specific range that includes the type. */
  private static double quality(List<MediaType> wanted, MimeType offered) {
    return wanted.stream()
        .filter(type -> type.includes(offered))
        .max(Comparator.comparingInt(Negotiation::specificity))
        .map(MediaType::getQualityValue)
        .orElse(0.0);
  }

  private static int specificity(MimeType type) {
    return type.isWildcardType() ? 0 : type.isWildcardSubtype() ? 1 : 2;
  }

  /**
   * RFC 4647 look-up: each range in the order of its weight, cut from its end until something is
   * out. A range that finds nothing so finds a locale of the same language and script, so that
   * {@code zh-CN} finds {@code zh-Hans}. Nothing found: the source's locale, else the first.
   */
  static Optional<Publication> locale(
      List<Publication> out, @Nullable String acceptLanguage, @Nullable LocaleTag source) {
    for (LanguageRange range : ranges(acceptLanguage)) {
      if (range.getWeight() == 0 || range.getRange().startsWith("*")) {
        continue;
      }
      try {
        LocaleTag wanted = LocaleTag.parse(range.getRange());
        List<LocaleTag> candidates = new ArrayList<>(wanted.fallbacks());
        out.stream()
            .map(Publication::locale)
            .filter(l -> l.language().equals(wanted.language()))
            .filter(l -> l.script().equals(wanted.script()))
            .forEach(candidates::add);
        for (LocaleTag candidate : candidates) {
          Optional<Publication> found =
              out.stream().filter(p -> p.locale().equals(candidate)).findFirst();
          if (found.isPresent()) {
            return found;
          }
        }
      } catch (InvalidName e) {
        // A language that nobody knows is out in no locale.
      }
    }
    return out.stream()
        .filter(p -> p.locale().equals(source))
        .findFirst()
        .or(() -> out.stream().findFirst());
  }

  private static List<LanguageRange> ranges(@Nullable String acceptLanguage) {
    try {
      return acceptLanguage == null || acceptLanguage.isBlank()
          ? List.of()
          : LanguageRange.parse(acceptLanguage);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }
}
