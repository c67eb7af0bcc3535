package org.interpres.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.Phrase;

/** A medicine goes the same way into the body: by mouth is not into a vein. */
final class RouteCheck implements Check {

  private final Phrases routes = Phrases.of("routes.txt");

  @Override
  public String id() {
    return "ROUTE";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    Map<String, Span> source = routes(pair.from());
    if (source.isEmpty()) {
      return List.of();
    }
    Map<String, Span> target = routes(pair.to());
    List<String> lost = new ArrayList<>(source.keySet());
    lost.removeAll(target.keySet());
    List<String> added = new ArrayList<>(target.keySet());
    added.removeAll(source.keySet());
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < Math.min(lost.size(), added.size()); i++) {
      findings.add(
          new Finding(
              id(),
              Severity.CRITICAL,
              Phrase.of(
                  "finding.route",
                  Phrase.of("finding.route." + lost.get(i)),
                  Phrase.of("finding.route." + added.get(i))),
              source.get(lost.get(i)),
              target.get(added.get(i))));
    }
    return findings;
  }

  private Map<String, Span> routes(Passage text) {
    Map<String, Span> found = new LinkedHashMap<>();
    routes.in(text.folded()).forEach(route -> found.putIfAbsent(route.value(), route.span()));
    return found;
  }
}
