package org.interpres.audit;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.interpres.article.Slug;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did, or was refused.
 *
 * @param actor the account's name, or {@code system}
 * @param action kebab-case, in the past tense: {@code segment-approved}
 * @param article the article that it concerns, null where it concerns none
 * @param details ids, hashes, counts, locales, reasons; never article text, passwords or keys
 */
public record AuditEvent(
    String actor, String action, @Nullable Slug article, SortedMap<String, String> details) {

  public AuditEvent {
    if (actor.isBlank() || action.isBlank()) {
      throw new IllegalArgumentException("an audit event has an actor and an action");
    }
    details = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(details));
  }

  public static AuditEvent of(
      String actor, String action, @Nullable Slug article, Map<String, String> details) {
    return new AuditEvent(actor, action, article, new TreeMap<>(details));
  }
}
