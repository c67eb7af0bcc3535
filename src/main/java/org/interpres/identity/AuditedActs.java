package org.interpres.identity;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.interpres.article.InvalidName;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does acts of administration, each in one transaction with its trace, refused ones included. */
@Component
class AuditedActs {

  /** An act that adds to its trace what only it can know: old values, ids. */
  @FunctionalInterface
  interface Act<T> {
    T perform(SortedMap<String, String> trace);
  }

  private final AuditTrail audit;
  private final TransactionTemplate transactions;

  AuditedActs(AuditTrail audit, PlatformTransactionManager transactions) {
    this.audit = audit;
    this.transactions = new TransactionTemplate(transactions);
  }

  /**
   * @throws Refusal FORBIDDEN {@code role-required} unless {@code by} is an administrator
   */
  <T> T byAdmin(Actor by, String action, Map<String, String> asked, Act<T> act) {
    return by(
        by,
        action,
        asked,
        trace -> {
          if (!by.has(Role.ADMIN) && !by.equals(Actor.SYSTEM)) {
            throw new Refusal(
                Refusal.Kind.FORBIDDEN,
                "role-required",
                Phrase.of("refused.admin-only"),
                Map.of("roles", List.of(Role.ADMIN.name())));
          }
          return act.perform(trace);
        });
  }

  /** Reads what was asked for; what cannot be read is a refused act too. */
  <T> T asked(Actor by, String action, Map<String, String> trace, Supplier<T> asked) {
    try {
      return asked.get();
    } catch (Refusal refusal) {
      audit.recordRefusal(AuditEvent.of(by.name(), action, null, trace), refusal);
      throw refusal;
    } catch (InvalidName invalid) {
      audit.recordRefusal(AuditEvent.of(by.name(), action, null, trace), refusal(invalid));
      throw invalid;
    }
  }

  private static Refusal refusal(InvalidName invalid) {
    return new Refusal(Refusal.Kind.INVALID, "invalid-name", invalid.says());
  }

  <T> T by(Actor by, String action, Map<String, String> asked, Act<T> act) {
    try {
      return Objects.requireNonNull(
          transactions.execute(
              status -> {
                SortedMap<String, String> trace = new TreeMap<>(asked);
                T result = act.perform(trace);
                audit.record(new AuditEvent(by.name(), action, null, trace));
                return result;
              }));
    } catch (Refusal refusal) {
      audit.recordRefusal(AuditEvent.of(by.name(), action, null, asked), refusal);
      throw refusal;
    } catch (InvalidName invalid) {
      Refusal refusal = refusal(invalid);
      audit.recordRefusal(AuditEvent.of(by.name(), action, null, asked), refusal);
      throw refusal;
    }
  }
}
