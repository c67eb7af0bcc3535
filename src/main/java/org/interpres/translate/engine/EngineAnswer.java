package org.interpres.translate.engine;

import java.util.List;
import org.interpres.article.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What an engine's route leaves in the body: an answer for each text of the request, in its order.
 * The route matches answers to texts by id or position and throws {@link EngineFault.DamagedAnswer}
 * where it cannot. That tags came through, and that a text is not empty or the source, is the
 * dispatcher's to check.
 *
 * @param glossaryVersion the glossary that reached the engine, or null where none did: the version
 *     of the request's terms, or the id of a glossary that the vendor keeps
 */
public record EngineAnswer(List<Answered> answers, @Nullable String glossaryVersion) {

  /**
   * The answer for one text.
   *
   * @param target literal Unicode with our tags, as the segment's text
   * @param origin the engine, with its model and version as it reports them
   */
  public record Answered(String target, Origin origin) {}

  public EngineAnswer {
    answers = List.copyOf(answers);
  }

  /** An answer that no glossary had a part in. */
  public EngineAnswer(List<Answered> answers) {
    this(answers, null);
  }
}
