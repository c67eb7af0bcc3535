package org.interpres.app.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.interpres.article.Slug;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail over HTTP, for those who work on articles. */
@RestController
@RequestMapping("/api/v1/audit")
@Allowed({Role.ADMIN, Role.LOCALIZER, Role.LINGUIST, Role.MEDIC})
class AuditApi {

  private static final int LIMIT = 1_000;

  private final AuditTrail audit;

  AuditApi(AuditTrail audit) {
    this.audit = audit;
  }

  /**
   * An entry as it is shown.
   *
   * @param article null where the entry concerns none
   */
  record Item(
      long id,
      @Nullable String article,
      long sequence,
      Instant at,
      String actor,
      String action,
      String outcome,
      Map<String, String> details,
      String previousHash,
      String hash) {

    static Item of(AuditTrail.Entry entry) {
      return new Item(
          entry.id(),
          named(entry.chain()),
          entry.sequence(),
          entry.at(),
          entry.actor(),
          entry.action(),
          entry.outcome(),
          entry.details(),
          entry.previousHash().hex(),
          entry.hash().hex());
    }
  }

  /** A page of entries; {@code next} is the cursor of the one after, null on the last. */
  record Page(List<Item> items, @Nullable String next) {}

  @GetMapping
  Page entries(
      @RequestParam(defaultValue = "") String article,
      @RequestParam(defaultValue = "0") long cursor,
      @RequestParam(defaultValue = "100") int limit) {
    int most = Math.max(1, Math.min(limit, LIMIT));
    List<AuditTrail.Entry> entries =
        audit.entries(article.isEmpty() ? null : new Slug(article), cursor, most);
    String next =
        entries.size() < most ? null : Long.toString(entries.get(entries.size() - 1).id());
    return new Page(entries.stream().map(Item::of).toList(), next);
  }

  /** The verdict; {@code firstBroken} is null where every chain holds. */
  record Verdict(boolean valid, long checked, @Nullable Break firstBroken) {}

  /** Where a chain breaks. */
  record Break(long id, @Nullable String article, long sequence, String reason) {}

  @GetMapping("/verification")
  Verdict verification() {
    AuditTrail.Verification found = audit.verify();
    AuditTrail.Broken broken = found.firstBroken();
    return new Verdict(
        found.valid(),
        found.checked(),
        broken == null
            ? null
            : new Break(broken.id(), named(broken.chain()), broken.sequence(), broken.reason()));
  }

  private static @Nullable String named(String chain) {
    return chain.isEmpty() ? null : chain;
  }
}
