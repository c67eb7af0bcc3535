package org.interpres.translate.engine;

/** A setting of an engine that cannot be meant so: the start stops and says what to set. */
public final class InvalidSetting extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidSetting(String message) {
    super(message);
  }
}
