package org.interpres.publish;

/** Evidence that does not hold. The message says what, for a person; it quotes no article text. */
final class InvalidProof extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidProof(String message) {
    super(message);
  }

  /** The message, which is always there. */
  String reason() {
    return java.util.Objects.requireNonNull(getMessage());
  }
}
