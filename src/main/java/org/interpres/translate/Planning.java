package org.interpres.translate;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.interpres.article.Origin;
import org.interpres.article.Placeholder;
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
  private final Asking asking;
  private final Clock clock;

  Planning(
      Translations translations,
      Drafts drafts,
      SourceSentences sentences,
      Asking asking,
      Clock clock) {
    this.translations = translations;
    this.drafts = drafts;
    this.sentences = sentences;
    this.asking = asking;
    this.clock = clock;
  }

  /**
   * @return the engine that is to be asked, or empty where none is: all is known, or the
   *     translation is nobody's work any more
   */
  @Transactional
  public Optional<String> plan(long id) {
    Instant now = clock.instant();
    // Looked at before it is locked: a second hint would wait for the first one's transaction, with
    // a connection of the few, only to find that there is nothing left to do.
    Optional<Translation> waits =
        translations
            .find(id)
            .filter(this::waits)
            .flatMap(found -> translations.lock(id))
            .filter(this::waits);
    if (waits.isEmpty()) {
      return Optional.empty();
    }
    Translation translation = waits.get();
    if (translation.state() == TranslationState.QUEUED) {
      translations.move(translation, TranslationState.TRANSLATING, now);
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
    Asking.Asked asked = asking.ask(translation, sorted.toAsk(), now);
    if (asked.answered() > 0) {
      drafts.fromAnswers(translation);
    }
    return asked.answered() == sorted.toAsk().size()
        ? Optional.empty()
        : Optional.of(asked.engine());
  }

  /** What is taken up already is planned again only where it cannot go on as it is. */
  private boolean waits(Translation translation) {
    return switch (translation.state()) {
      case QUEUED -> true;
      case TRANSLATING -> drafts.missing(translation);
      default -> false;
    };
  }

  private static Map<String, String> withheld(Map<String, String> kinds) {
    Map<String, String> targets = new LinkedHashMap<>();
    kinds.forEach(
        (hash, kind) ->
            targets.put(
                hash,
                Placeholder.withheld(
                    "it seems to hold personal information (%s)".formatted(kind))));
    return targets;
  }
}
