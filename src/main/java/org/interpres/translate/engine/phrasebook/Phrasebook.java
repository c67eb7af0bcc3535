package org.interpres.translate.engine.phrasebook;

import java.math.BigDecimal;
import org.interpres.article.LocaleTag;
import org.interpres.article.Origin;
import org.interpres.memory.MemoryEntry;
import org.interpres.memory.TranslationMemory;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineAnswer.Answered;
import org.interpres.translate.engine.EngineRequest;
import org.springframework.stereotype.Component;

/**
 * Answers a sentence that the translation memory has, word for word; one that it has for another
 * region only, with a score below 1, which comes after any other engine that is asked. For one that
 * it does not know it answers with a placeholder, which carries a critical finding and can never be
 * approved: a person must write the target.
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
        .map(entry -> answered(request, entry, BigDecimal.ONE))
        .or(
            () ->
                memory
                    .ofAnotherRegion(request.sourceLocale(), request.targetLocale(), text)
                    .map(found -> answered(request, found.entry(), found.score())))
        .orElseGet(
            () ->
                new Answered(
                    placeholder(request.targetLocale()),
                    new Origin(Origin.Kind.PLACEHOLDER, request.engine(), null, null)));
  }

  /** The origin names the locales of the entry where they are not those that were asked for. */
  private static Answered answered(EngineRequest request, MemoryEntry entry, BigDecimal score) {
    boolean asked =
        entry.sourceLocale().equals(request.sourceLocale())
            && entry.targetLocale().equals(request.targetLocale());
    String model =
        asked
            ? "content/memory"
            : "content/memory %s → %s".formatted(entry.sourceLocale(), entry.targetLocale());
    return new Answered(
        entry.target(), new Origin(Origin.Kind.MEMORY, request.engine(), model, score));
  }

  /** Brackets and capitals that no reader takes for a sentence of any language. */
  private static String placeholder(LocaleTag locale) {
    return "⟦ NOT TRANSLATED · %s ⟧".formatted(locale);
  }
}
