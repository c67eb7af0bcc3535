package org.interpres.translate.engine;

/** A key or password. It shows itself to nobody but the one who asks for its value. */
public final class Secret {

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** White space around it is what an editor left at the end of a key file. */
  public static Secret of(String value) {
    return new Secret(value.strip());
  }

  public boolean empty() {
    return value.isEmpty();
  }

  /** The secret itself, for the wire and nothing else. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "•••";
  }
}
