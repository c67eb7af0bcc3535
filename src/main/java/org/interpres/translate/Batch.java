package org.interpres.translate;

import java.util.List;
import org.interpres.translate.engine.EngineRequest;

/**
 * Questions that go to an engine in one call, of as many articles as fill it.
 *
 * @param call the row that counts the call
 * @param questions one for each text of the request, in its order
 * @param turn the place among the calls that the engine takes at a time
 */
public record Batch(long call, List<Question> questions, EngineRequest request, Turn turn) {

  public Batch {
    questions = List.copyOf(questions);
    if (questions.size() != request.items().size()) {
      throw new IllegalArgumentException(
          questions.size() + " questions for " + request.items().size() + " texts");
    }
  }

  public String engine() {
    return request.engine();
  }

  List<Long> ids() {
    return questions.stream().map(Question::id).toList();
  }
}
