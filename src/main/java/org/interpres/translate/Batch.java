package org.interpres.translate;

import java.util.List;
import org.interpres.article.Segment;
import org.interpres.article.Translation;
import org.interpres.translate.engine.EngineRequest;

/**
 * Distinct segments of a translation that go to an engine in one call.
 *
 * @param segments one for each text of the request, in its order
 */
public record Batch(Translation translation, List<Segment> segments, EngineRequest request) {

  public Batch {
    segments = List.copyOf(segments);
    if (segments.size() != request.texts().size()) {
      throw new IllegalArgumentException(
          segments.size() + " segments for " + request.texts().size() + " texts");
    }
  }
}
