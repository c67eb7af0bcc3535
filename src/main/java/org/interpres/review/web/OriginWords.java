package org.interpres.review.web;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.interpres.article.Origin;
import org.interpres.article.Phrase;

/** Says where a target's words come from. */
final class OriginWords {

  private OriginWords() {}

  static Phrase of(Origin origin) {
    String key = "origin." + origin.kind().label();
    String engine = origin.engine();
    if (origin.kind() == Origin.Kind.PERSON || origin.kind() == Origin.Kind.PLACEHOLDER) {
      return Phrase.of(key);
    }
    // The translation memory has no other name to tell.
    boolean named = engine != null && !engine.equals(origin.kind().label());
    List<Serializable> said = new ArrayList<>();
    if (named) {
      said.add(engine);
    }
    if (origin.score() != null) {
      said.add(Math.round(100 * origin.score().doubleValue()));
    }
    return Phrase.of(
        key + (named ? "" : "-unnamed") + (origin.score() == null ? "" : "-score"),
        said.toArray(Serializable[]::new));
  }
}
