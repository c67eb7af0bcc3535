package org.interpres.translate.engine;

/**
 * An engine did not do its work: out of reach, over quota, or an answer that cannot be an answer.
 * The message names the engine and the fault, never a text or a key.
 */
public final class EngineFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EngineFault(String engine, String fault) {
    super("The engine “%s” %s".formatted(engine, fault));
  }
}
