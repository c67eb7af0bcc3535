package org.interpres.review;

import java.util.HashMap;
import java.util.Map;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Translation;
import org.interpres.identity.Actor;
import org.springframework.stereotype.Component;

/** Where an account stands at a translation. */
@Component
public class Standings {

  private final ReviewPolicy policy;
  private final Authority authority;

  Standings(ReviewPolicy policy, Authority authority) {
    this.policy = policy;
    this.authority = authority;
  }

  public Standing of(Actor actor, Translation translation) {
    Map<String, Phrase> hindrances = new HashMap<>();
    for (ReviewPolicy.Step step : policy.steps()) {
      try {
        authority.qualified(actor, authority.step(actor, step.name()), translation);
      } catch (Refusal refusal) {
        hindrances.put(step.name(), refusal.says().orElseThrow(() -> refusal));
      }
    }
    return new Standing(actor.name(), policy.steps(), hindrances);
  }
}
