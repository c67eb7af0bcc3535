package org.interpres.audit;

import org.interpres.article.Sha256;
import org.interpres.audit.AuditTrail.Broken;
import org.interpres.audit.AuditTrail.Entry;
import org.interpres.audit.AuditTrail.Verification;
import org.jspecify.annotations.Nullable;

/**
 * Checks entries that come chain by chain, each in the order of its sequence. Of each chain only
 * the first break counts: what follows it is its consequence. Not safe for use by several threads.
 */
final class ChainVerifier {

  private long checked;
  private @Nullable Entry last;
  private boolean chainBroken;
  private @Nullable Broken first;

  void check(Entry entry) {
    checked++;
    Entry before = last;
    if (before == null || !before.chain().equals(entry.chain())) {
      before = null;
      chainBroken = false;
    }
    if (!chainBroken) {
      String reason = reason(before, entry);
      if (reason != null) {
        chainBroken = true;
        if (first == null || entry.id() < first.id()) {
          first = new Broken(entry.id(), entry.chain(), entry.sequence(), reason);
        }
      }
    }
    last = entry;
  }

  private static @Nullable String reason(@Nullable Entry before, Entry entry) {
    long expected = before == null ? 1 : before.sequence() + 1;
    Sha256 link = before == null ? CanonicalEntry.BEFORE_FIRST : before.hash();
    if (entry.sequence() != expected) {
      return "An entry is missing before this one: its number is %d and should be %d."
          .formatted(entry.sequence(), expected);
    }
    if (before != null && entry.id() <= before.id()) {
      return "The entry's id is not greater than that of the one before.";
    }
    if (!CanonicalEntry.hash(entry).equals(entry.hash())) {
      return "The entry was changed: its hash does not cover what it says.";
    }
    if (!entry.previousHash().equals(link)) {
      return "The entry does not follow from the one before: their hashes do not link.";
    }
    return null;
  }

  Verification verdict() {
    return new Verification(first == null, checked, first);
  }
}
