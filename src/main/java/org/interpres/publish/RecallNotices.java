package org.interpres.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.LocaleTag;
import org.springframework.stereotype.Component;

/** What stands where a publication was: for programs a problem detail, for people a page. */
@Component
public class RecallNotices {

  private final PublicationRenderer renderer;

  RecallNotices(PublicationRenderer renderer) {
    this.renderer = renderer;
  }

  /** RFC 9457. */
  public Map<String, Object> problem(Publication publication, Publication.Recall recall) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "urn:interpres:problem:publication-recalled");
    problem.put("title", "Publication recalled");
    problem.put("status", 410);
    problem.put("detail", detail(publication, recall));
    problem.put("article", publication.article().value());
    problem.put("locale", publication.locale().value());
    problem.put("version", publication.version());
    problem.put("reason", recall.reason());
    problem.put("recalledAt", recall.at().toString());
    String instead = recall.replacedBy();
    if (instead != null) {
      problem.put("replacedBy", instead);
    }
    return problem;
  }

  /** In the publication's language; the reason stands as whoever recalled it wrote it. */
  public String page(Publication publication, Publication.Recall recall) {
    PublicationWords words = PublicationWords.in(publication.locale());
    String instead = recall.replacedBy();
    return renderer.absent(
        words,
        Map.of(
            "title", words.sentence("recalled-title"),
            "article", publication.title(),
            "lang", publication.locale().value(),
            "dir", publication.locale().direction(),
            "what",
                words.sentence(
                    "recalled", String.valueOf(publication.version()), words.at(recall.at())),
            "reason", recall.reason(),
            "instead", instead == null ? "" : instead));
  }

  /**
   * What stands where nothing ever was.
   *
   * @param wanted the first whose words are known is the page's language; else it is in English
   */
  public NeverPage never(List<LocaleTag> wanted) {
    PublicationWords words =
        wanted.stream()
            .filter(locale -> PublicationWords.in(locale).locale().equals(locale))
            .findFirst()
            .map(PublicationWords::in)
            .orElseGet(() -> PublicationWords.in(new LocaleTag("en")));
    return new NeverPage(
        words.locale(),
        renderer.absent(
            words,
            Map.of("title", words.sentence("absent-title"), "what", words.sentence("absent"))));
  }

  /** A page and the language that it is in. */
  public record NeverPage(LocaleTag locale, String html) {}

  private static String detail(Publication publication, Publication.Recall recall) {
    return "Version %d of %s in %s was recalled: %s"
        .formatted(
            publication.version(), publication.article(), publication.locale(), recall.reason());
  }
}
