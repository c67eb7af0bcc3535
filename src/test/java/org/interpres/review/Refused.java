package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.interpres.article.Refusal;

/** Says of an act that it is refused, and how. */
final class Refused {

  private Refused() {}

  /** {@code FORBIDDEN same-person}. */
  static Refusal with(String kindAndCode, ThrowingCallable act) {
    Refusal refusal = catchThrowableOfType(Refusal.class, act);
    assertThat(refusal).as("refused with " + kindAndCode).isNotNull();
    assertThat(refusal.kind() + " " + refusal.code())
        .as(refusal.getMessage())
        .isEqualTo(kindAndCode);
    return refusal;
  }
}
