package org.interpres.identity.web;

import java.io.Serializable;
import java.util.List;

/**
 * What a page says, before it is known in which language: a key of the message bundles and its
 * arguments, texts and numbers.
 */
public record Phrase(String key, List<Serializable> arguments) implements Serializable {

  public Phrase {
    arguments = List.copyOf(arguments);
  }

  public static Phrase of(String key, Serializable... arguments) {
    return new Phrase(key, List.of(arguments));
  }
}
