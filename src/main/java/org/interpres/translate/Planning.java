package org.interpres.translate;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.interpres.article.Origin;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.translate.SourceSentences.Sorted;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes up a translation that waits: what is known already becomes drafts, and of the rest each
 * sentence is asked once, whoever else asks it. One transaction, and harmless when it is repeated.
 */
@Component
class Planning {

  static final Origin MEMORY =
      new Origin(Origin.Kind.MEMORY, "memory", "content/memory", BigDecimal.ONE);

  private final Translations translations;
  private final Drafts drafts;
  private final SourceSentences sentences;
  private final Questions questions;
  private final Clock clock;

  Planning(
      Translations translations,
      Drafts drafts,
      SourceSentences sentences,
      Questions questions,
      Clock clock) {
    this.translations = translations;
    this.drafts = drafts;
    this.sentences = sentences;
    this.questions = questions;
    this.clock = clock;
  }

  /**
   * @return the engine that is to be asked, or empty where none is: all is known, or the
   *     translation is nobody's work any more
   */
  @Transactional
  public Optional<String> plan(long id) {
    Instant now = clock.instant();
    Optional<Translation> locked = translations.lock(id);
    if (locked.isEmpty()) {
      return Optional.empty();
    }
    Translation translation = locked.get();
    switch (translation.state()) {
      case QUEUED -> translations.move(translation, TranslationState.TRANSLATING, now);
      case TRANSLATING -> {
        // Its questions may be asked already: they are found again.
      }
      default -> {
        return Optional.empty();
      }
    }
    drafts.reuse(translation);
    Sorted sorted = sentences.sort(translation, drafts.drafted(id));
    drafts.write(translation, sorted.remembered(), MEMORY);
    drafts.write(
        translation,
        withheld(sorted.withheld()),
        new Origin(Origin.Kind.PLACEHOLDER, "nobody", null, null));
    if (sorted.toAsk().isEmpty()) {
      return Optional.empty();
    }
    String engine = questions.ask(translation, sorted.toAsk(), now);
    drafts.fromAnswers(translation);
    return Optional.of(engine);
  }

  private static Map<String, String> withheld(Map<String, String> kinds) {
    Map<String, String> targets = new LinkedHashMap<>();
    kinds.forEach(
        (hash, kind) ->
            targets.put(
                hash,
                "⟦ NOT TRANSLATED · not sent to an engine: it seems to hold personal information (%s) ⟧"
                    .formatted(kind)));
    return targets;
  }
}
