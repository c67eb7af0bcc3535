package org.interpres.translate;

import java.util.ArrayList;
import java.util.List;
import org.interpres.article.InlineToken;
import org.interpres.article.Origin;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineAnswer.Answered;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.EngineRequest;

/**
 * Whether an engine's answer can be one. A wrong count is a fault of the whole batch, never a
 * shift: an engine that zips to the shorter list loses sentences silently. A single damaged answer
 * becomes a placeholder, which a person must replace.
 */
final class AnswerCheck {

  private AnswerCheck() {}

  static List<Answered> check(EngineRequest request, EngineAnswer answer) {
    if (answer.answers().size() != request.texts().size()) {
      throw new EngineFault.DamagedAnswer(
          request.engine(),
          "was asked for %d texts and answered %d"
              .formatted(request.texts().size(), answer.answers().size()));
    }
    List<Answered> checked = new ArrayList<>();
    for (int i = 0; i < request.texts().size(); i++) {
      checked.add(checked(request, request.texts().get(i), answer.answers().get(i)));
    }
    return checked;
  }

  private static Answered checked(EngineRequest request, String source, Answered answered) {
    String target = answered.target().strip();
    boolean placeholder = answered.origin().kind() == Origin.Kind.PLACEHOLDER;
    boolean sound =
        !target.isEmpty()
            && target.chars().noneMatch(c -> c == 0 || c == 0xFFFD)
            && InlineToken.tags(target).equals(InlineToken.tags(source));
    if (placeholder || sound) {
      return new Answered(target, answered.origin());
    }
    return new Answered(
        "⟦ NOT TRANSLATED · the engine “%s” damaged this sentence ⟧".formatted(request.engine()),
        new Origin(Origin.Kind.PLACEHOLDER, request.engine(), answered.origin().model(), null));
  }
}
