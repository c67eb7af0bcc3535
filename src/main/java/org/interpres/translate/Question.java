package org.interpres.translate;

import java.util.Collection;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.translate.engine.EngineText;
import org.interpres.translate.engine.TagProtection;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of a locale pair that an engine is to be asked for.
 *
 * @param id the row, and the text's id in the request
 * @param article whom its characters are charged to
 * @param text what is sent
 * @param progress how far it has come
 */
record Question(long id, String article, Pair pair, EngineText text, Progress progress) {

  /** From one locale into another. */
  record Pair(LocaleTag source, LocaleTag target) {
    @Override
    public String toString() {
      return source + " → " + target;
    }
  }

  /**
   * How far it has come with its engines.
   *
   * @param others the engines after the present one, in their order
   * @param tries calls of the present engine that brought nothing
   * @param atMost so many questions in a batch at most, null for as many as the engine takes
   */
  record Progress(
      List<String> others, TagProtection protection, int tries, @Nullable Integer atMost) {

    Progress {
      others = List.copyOf(others);
    }

    /** Whether an engine is left after the present one. */
    boolean last() {
      return others.isEmpty();
    }
  }

  /** UTF-16 code units, what vendors bill. */
  int characters() {
    return text.source().length();
  }

  static int characters(Collection<Question> questions) {
    return questions.stream().mapToInt(Question::characters).sum();
  }
}
