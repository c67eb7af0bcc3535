package org.interpres.publish;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What stands where a publication was: for programs a problem detail, for people a page. */
@Component
public class RecallNotices {

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

  /** In English, because a reason is written by people in whatever language they choose. */
  String page(Publication publication, Publication.Recall recall) {
    return """
    <!doctype html>
    <html lang="en">
    <head><meta charset="utf-8"><title>Recalled</title><meta name="robots" content="noindex"></head>
    <body><main><h1>This page was recalled</h1><p dir="auto">%s</p></main></body>
    </html>
    """
        .formatted(HtmlUtils.htmlEscape(detail(publication, recall)));
  }

  private static String detail(Publication publication, Publication.Recall recall) {
    return "Version %d of %s in %s was recalled: %s"
        .formatted(
            publication.version(), publication.article(), publication.locale(), recall.reason());
  }
}
