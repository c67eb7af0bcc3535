package org.interpres.translate.engine.phrasebook;

import java.math.BigDecimal;
import org.interpres.article.LocaleTag;
import org.interpres.article.Origin;
import org.interpres.memory.TranslationMemory;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineAnswer.Answered;
import org.interpres.translate.engine.EngineRequest;
import org.springframework.stereotype.Component;

/**
 * Answers a sentence that the translation memory has, word for word. For one that it does not know
 * it answers with a placeholder, which carries a critical finding and can never be approved: a
 * person must write the target.
 */
@Component("phrasebook")
class Phrasebook {

  private final TranslationMemory memory;

  Phrasebook(TranslationMemory memory) {
    this.memory = memory;
  }

  public EngineAnswer translate(EngineRequest request) {
    return new EngineAnswer(request.texts().stream().map(text -> answer(request, text)).toList());
  }

  private Answered answer(EngineRequest request, String text) {
    return memory
        .exact(request.sourceLocale(), request.targetLocale(), text)
        .map(
            entry ->
                new Answered(
                    entry.target(),
                    new Origin(
                        Origin.Kind.MEMORY, request.engine(), "content/memory", BigDecimal.ONE)))
        .orElseGet(
            () ->
                new Answered(
                    placeholder(request.targetLocale()),
                    new Origin(Origin.Kind.PLACEHOLDER, request.engine(), null, null)));
  }

  /** Brackets and capitals that no reader takes for a sentence of any language. */
  private static String placeholder(LocaleTag locale) {
    return "⟦ NOT TRANSLATED · %s ⟧".formatted(locale);
  }
}
