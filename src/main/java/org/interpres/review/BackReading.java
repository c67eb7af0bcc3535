package org.interpres.review;

import org.interpres.article.BackTranslator;
import org.interpres.article.BackTranslator.Back;
import org.interpres.article.InlineToken;
import org.interpres.article.Refusal;
import org.interpres.article.Translation;
import org.interpres.article.Translations;
import org.interpres.identity.Actor;
import org.springframework.stereotype.Service;

/**
 * Lets a person read a target in the source's language. It changes nothing; that text went to an
 * engine is traced, as is each refusal. No transaction is open while the engine is asked.
 */
@Service
public class BackReading {

  private final BackTranslator engines;
  private final Translations translations;
  private final Desk desk;
  private final Acts acts;

  BackReading(BackTranslator engines, Translations translations, Desk desk, Acts acts) {
    this.engines = engines;
    this.translations = translations;
    this.desk = desk;
    this.acts = acts;
  }

  /**
   * What the segment's words of now say.
   *
   * @throws Refusal NOT_FOUND where there is no such segment; else as {@link BackTranslator#back}
   */
  public Back ask(Actor actor, long id, int index) {
    Translation translation = translations.find(id).orElseThrow(() -> Acts.unknown(id));
    ReviewedSegment segment = desk.segment(translation, index);
    Acts.Attempt attempt = new Acts.Attempt(actor, "segment-translated-back", id);
    Back back =
        acts.check(
            attempt,
            () ->
                engines.back(
                    translation,
                    InlineToken.plain(segment.words().target()),
                    segment.words().origin().engine()));
    return acts.perform(
        attempt,
        (locked, trace) -> {
          trace.with("segment", index).with("engine", back.engine());
          return back;
        });
  }
}
