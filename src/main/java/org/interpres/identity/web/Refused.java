package org.interpres.identity.web;

import java.io.Serializable;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as a page says it: by its phrase, else in the page's language where the bundles have
 * {@code refusal.} and its code, else with the sentence of the server, which is in English and more
 * exact.
 */
public record Refused(String code, String sentence, @Nullable Phrase says) implements Serializable {

  public static Refused of(Refusal refusal) {
    return new Refused(refusal.code(), refusal.getMessage(), refusal.says().orElse(null));
  }
}
