package org.interpres.translate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.interpres.article.InlineToken;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.translate.AnswerCheck.Verdict;
import org.interpres.translate.Question.Pair;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.EngineRequest;
import org.interpres.translate.engine.EngineText;
import org.interpres.translate.engine.TagProtection;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * One sentence for one engine, past all queues, so that a person sees whether key, region and
 * locale are right, or what a target says. It is counted and held to the budget like every call;
 * nothing is stored of it.
 */
@Component
public class Trials {

  private static final int LONGEST = 2_000;

  /**
   * @param target null where it did not answer
   * @param trouble in words for a person, null where all went well
   */
  public record Trial(
      @Nullable String target,
      @Nullable String model,
      @Nullable String trouble,
      long milliseconds) {}

  private final ProducerTemplate camel;
  private final PersonalInformation personal;
  private final Recipes recipes;
  private final TrialLedger ledger;
  private final Clock clock;

  Trials(
      @Lazy ProducerTemplate camel,
      PersonalInformation personal,
      Recipes recipes,
      TrialLedger ledger,
      Clock clock) {
    this.camel = camel;
    this.personal = personal;
    this.recipes = recipes;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * @param engine one that has a route
   * @throws Refusal INVALID {@code text-unfit}, {@code personal-information}; CONFLICT {@code
   *     over-budget}
   */
  public Trial ask(String engine, LocaleTag source, LocaleTag target, String text) {
    Pair pair = new Pair(source, target);
    String sentence = text.strip();
    if (sentence.isEmpty()
        || sentence.length() > LONGEST
        || InlineToken.plain(sentence).isBlank()) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "text-unfit",
          "One sentence of 1 to %,d characters goes to an engine at a time.".formatted(LONGEST));
    }
    personal
        .in(sentence)
        .ifPresent(
            kind -> {
              throw new Refusal(
                  Refusal.Kind.INVALID,
                  "personal-information",
                  "The sentence seems to hold personal information (%s): it is not sent."
                      .formatted(kind));
            });
    Instant begun = clock.instant();
    long call = ledger.charge(engine, pair, sentence.length(), begun);
    EngineRequest request =
        new EngineRequest(
            engine,
            pair.source(),
            pair.target(),
            List.of(new EngineText("1", sentence, null, null)),
            recipes.glossary(engine, pair, List.of(sentence)),
            TagProtection.NATIVE);
    return finished(call, begun, request);
  }

  private Trial finished(long call, Instant begun, EngineRequest request) {
    Outcome outcome = outcome(request);
    Instant now = clock.instant();
    Duration took = Duration.between(begun, now);
    ledger.finish(call, new EngineCalls.Ending(outcome.ended(), outcome.trouble()), took, now);
    return new Trial(outcome.target(), outcome.model(), outcome.trouble(), took.toMillis());
  }

  private record Outcome(
      EngineCalls.Outcome ended,
      @Nullable String target,
      @Nullable String model,
      @Nullable String trouble) {}

  private Outcome outcome(EngineRequest request) {
    try {
      EngineAnswer answer =
          camel.requestBody("direct:engine-" + request.engine(), request, EngineAnswer.class);
      Verdict verdict = AnswerCheck.check(request, answer).get(0);
      String target = answer.answers().get(0).target();
      String model = answer.answers().get(0).origin().model();
      String trouble =
          verdict instanceof Verdict.Damaged damaged
              ? "The answer is damaged (%s): of an article it would not be accepted."
                  .formatted(damaged.why())
              : verdict instanceof Verdict.Unknown
                  ? "The engine does not know this sentence."
                  : null;
      return new Outcome(EngineCalls.Outcome.ANSWERED, target, model, trouble);
    } catch (CamelExecutionException | EngineFault e) {
      EngineFault fault = Setbacks.fault(request.engine(), e);
      return new Outcome(Setbacks.outcome(fault), null, null, fault.getMessage());
    }
  }
}
