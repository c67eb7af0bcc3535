package org.interpres.review;

import java.time.Instant;
import org.interpres.identity.Actor;

/** Who decides, in which step, when; role and qualification are proved. */
record Hand(Actor actor, ReviewPolicy.Step step, Instant at) {

  String account() {
    return actor.name();
  }
}
