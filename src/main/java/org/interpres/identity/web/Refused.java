package org.interpres.identity.web;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as a page says it: by its phrase, else in the page's language where the bundles have
 * {@code refusal.} and its code, else with the sentence of the server, which is in English and more
 * exact.
 *
 * @param where what the words of the code leave out: the line, the limit
 */
public record Refused(String code, String sentence, @Nullable Phrase says, List<Phrase> where)
    implements Serializable {

  public Refused {
    where = List.copyOf(where);
  }

  public static Refused of(Refusal refusal) {
    return of(refusal.code(), refusal.getMessage(), refusal.says().orElse(null), refusal.details());
  }

  /**
   * @param details the members of the problem detail, of which the page tells those that help
   */
  public static Refused of(
      String code, String sentence, @Nullable Phrase says, Map<String, Object> details) {
    return new Refused(code, sentence, says, where(details));
  }

  private static List<Phrase> where(Map<String, Object> details) {
    if (details.get("line") instanceof Integer line) {
      return List.of(Phrase.of("refusal.at.line", line));
    }
    return details.get("limit") instanceof Number limit
        ? List.of(Phrase.of("refusal.at.limit", limit))
        : List.of();
  }
}
