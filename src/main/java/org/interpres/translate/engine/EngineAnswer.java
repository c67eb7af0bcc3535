package org.interpres.translate.engine;

import java.util.List;
import org.interpres.article.Origin;

/**
 * What an engine's route leaves in the body: an answer for each text of the request, in its order.
 */
public record EngineAnswer(List<Answered> answers) {

  /** The answer for one text. */
  public record Answered(String target, Origin origin) {}

  public EngineAnswer {
    answers = List.copyOf(answers);
  }
}
