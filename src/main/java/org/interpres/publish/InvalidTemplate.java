package org.interpres.publish;

/** A team's template that cannot be used. The message names file, line and reason. */
public final class InvalidTemplate extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidTemplate(String file, int line, String reason) {
    super(TeamTemplates.FOLDER + file + " line " + line + ": " + reason + ".");
  }
}
