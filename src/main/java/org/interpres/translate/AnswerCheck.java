package org.interpres.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.interpres.article.InlineToken;
import org.interpres.article.Origin;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineAnswer.Answered;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.EngineRequest;
import org.interpres.translate.engine.EngineText;

/**
 * Whether an engine's answer can be one. A wrong count is a fault of the whole batch, never a
 * shift: an engine that zips to the shorter list loses sentences silently. A single answer that
 * cannot be the translation of its text is damaged, and never quietly accepted.
 */
final class AnswerCheck {

  /** An element that holds nothing: deepl-node#30 moved the words out of it. */
  private static final Pattern EMPTIED = Pattern.compile("<g id=\"[0-9]+\">\\s*</g>");

  private AnswerCheck() {}

  /** What is to be thought of one answer. */
  sealed interface Verdict {

    /** It can be the translation; people decide whether it is. */
    record Sound(Answered answered) implements Verdict {}

    /**
     * The engine says that it does not know the sentence.
     *
     * @param placeholder its words for that
     */
    record Unknown(String placeholder) implements Verdict {}

    /** It cannot be the translation of its text. */
    record Damaged(String why) implements Verdict {}
  }

  /**
   * @return one for each text of the request, in its order
   */
  static List<Verdict> check(EngineRequest request, EngineAnswer answer) {
    List<EngineText> items = request.items();
    if (answer.answers().size() != items.size()) {
      throw new EngineFault.DamagedAnswer(
          request.engine(),
          "was asked for %d texts and answered %d"
              .formatted(items.size(), answer.answers().size()));
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      verdicts.add(verdict(request, items.get(i).source(), answer.answers().get(i)));
    }
    return verdicts;
  }

  private static Verdict verdict(EngineRequest request, String source, Answered answered) {
    String target = answered.target().strip();
    if (answered.origin().kind() == Origin.Kind.PLACEHOLDER) {
      return new Verdict.Unknown(target.isEmpty() ? "⟦ NOT TRANSLATED ⟧" : target);
    }
    if (InlineToken.plain(target).isBlank() && !InlineToken.plain(source).isBlank()) {
      return new Verdict.Damaged("empty");
    }
    if (!wellFormed(target)) {
      return new Verdict.Damaged("control characters or broken Unicode");
    }
    if (!InlineToken.tags(target).equals(InlineToken.tags(source))
        || depth(target) < depth(source)
        || emptied(target) > emptied(source)) {
      return new Verdict.Damaged("tags");
    }
    if (target.equals(source) && Untranslatable.isNot(request, source)) {
      return new Verdict.Damaged("the source itself");
    }
    return new Verdict.Sound(new Answered(target, answered.origin()));
  }

  /** A replacement character stands for something that was lost, unless the source has it. */
  private static boolean wellFormed(String target) {
    return target
        .codePoints()
        .noneMatch(
            c ->
                c == 0xFFFD
                    || Character.isISOControl(c)
                    || Character.getType(c) == Character.SURROGATE
                    || Character.getType(c) == Character.PRIVATE_USE
                    || (c & 0xFFFE) == 0xFFFE
                    || (c >= 0xFDD0 && c <= 0xFDEF));
  }

  /** How far the text closes elements that it has not opened: 0 or less. */
  private static int depth(String text) {
    int depth = 0;
    int lowest = 0;
    for (InlineToken token : InlineToken.parse(text)) {
      if (token instanceof InlineToken.Open) {
        depth++;
      } else if (token instanceof InlineToken.Close) {
        depth--;
        lowest = Math.min(lowest, depth);
      }
    }
    return lowest;
  }

  private static long emptied(String text) {
    return EMPTIED.matcher(text).results().count();
  }
}
