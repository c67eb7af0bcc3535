package org.interpres.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.interpres.article.Excerpt;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * The accounts. Every act is an administrator's (or {@link Actor#SYSTEM}'s), refused to others with
 * FORBIDDEN {@code role-required}, and audited with the old values. Safe for use by many threads.
 */
@Service
public class Accounts {

  private static final int LONGEST_TEXT = 200;

  private final AccountRows rows;
  private final PasswordEncoder encoder;
  private final AuditedActs acts;
  private final Clock clock;

  Accounts(AccountRows rows, PasswordEncoder encoder, AuditedActs acts, Clock clock) {
    this.rows = rows;
    this.encoder = encoder;
    this.acts = acts;
    this.clock = clock;
  }

  /** The account as it is now, disabled ones too. */
  public Optional<Account> find(String name) {
    return rows.find(name).map(AccountRows.Row::account);
  }

  /**
   * In the order of names.
   *
   * @param after a name, or the empty string for the start
   * @param limit 1 to 1,000
   */
  public List<Account> list(String after, int limit) {
    return rows.after(after, Math.max(1, Math.min(limit, 1_000)));
  }

  /**
   * Creates an account.
   *
   * @throws Refusal INVALID {@code invalid-name}, {@code weak-password}, {@code invalid-text};
   *     CONFLICT {@code name-taken}, by a disabled account too
   */
  public Account create(Actor by, NewAccount asked) {
    Map<String, String> shown =
        Map.of("account", Excerpt.of(asked.name()), "roles", AccountRows.joined(asked.roles()));
    return acts.byAdmin(
        by,
        "account-created",
        shown,
        trace -> {
          AccountName.checked(asked.name());
          return insert(asked, PasswordPolicy.checked(asked.name(), asked.password()), trace);
        });
  }

  /** Without the policy of passwords: for the demonstration's accounts alone. */
  Account createDemo(NewAccount asked) {
    return acts.byAdmin(
        Actor.SYSTEM,
        "account-created",
        Map.of("account", asked.name(), "roles", AccountRows.joined(asked.roles())),
        trace -> insert(asked, asked.password(), trace));
  }

  private Account insert(NewAccount asked, String password, SortedMap<String, String> trace) {
    text("display-name", asked.displayName());
    trace.put("first-sign-in", asked.firstSignIn().name());
    if (!rows.insert(asked, encoder.encode(password), now())) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "name-taken",
          Phrase.of("refused.name-taken", asked.name().toString()));
    }
    return find(asked.name()).orElseThrow();
  }

  /**
   * Changes what {@code change} names. A disabled account's sign-ins and tokens stop at once.
   *
   * @throws Refusal NOT_FOUND {@code unknown-account}; CONFLICT {@code last-admin} when nobody
   *     would be left to manage accounts; INVALID {@code invalid-text}
   */
  public Account change(Actor by, String name, AccountChange change) {
    return acts.byAdmin(
        by,
        "account-changed",
        Map.of("account", Excerpt.of(name)),
        trace -> {
          List<String> admins = rows.lockAdmins();
          Account before = rows.lock(name).account();
          Account after = applied(before, change);
          if (admins.equals(List.of(name)) && !(after.enabled() && isAdmin(after))) {
            throw new Refusal(
                Refusal.Kind.CONFLICT, "last-admin", Phrase.of("refused.last-admin", name));
          }
          rows.update(after);
          trace(trace, before, after, change.reason());
          return after;
        });
  }

  private Account applied(Account before, AccountChange change) {
    String displayName = change.displayName();
    String reason = change.reason();
    if (displayName != null) {
      text("display-name", displayName);
    }
    if (reason != null) {
      text("reason", reason);
    }
    AccountChange.Access access = change.access();
    boolean stops = access == AccountChange.Access.DISABLED && before.enabled();
    Set<Role> roles = change.roles();
    return new Account(
        before.name(),
        displayName == null ? before.displayName() : displayName,
        roles == null ? before.roles() : roles,
        before.mustChangePassword(),
        stops ? before.credentialVersion() + 1 : before.credentialVersion(),
        before.createdAt(),
        disabledAt(before, access));
  }

  private @Nullable Instant disabledAt(Account before, AccountChange.@Nullable Access access) {
    if (access == null) {
      return before.disabledAt();
    }
    return switch (access) {
      case ENABLED -> null;
      case DISABLED -> before.enabled() ? now() : before.disabledAt();
    };
  }

  private static void trace(
      SortedMap<String, String> trace, Account before, Account after, @Nullable String reason) {
    if (!before.displayName().equals(after.displayName())) {
      trace.put("display-name.old", before.displayName());
      trace.put("display-name.new", after.displayName());
    }
    if (!before.roles().equals(after.roles())) {
      trace.put("roles.old", AccountRows.joined(before.roles()));
      trace.put("roles.new", AccountRows.joined(after.roles()));
    }
    if (before.enabled() != after.enabled()) {
      trace.put("access.old", before.enabled() ? "ENABLED" : "DISABLED");
      trace.put("access.new", after.enabled() ? "ENABLED" : "DISABLED");
    }
    if (reason != null) {
      trace.put("reason", reason);
    }
  }

  private static boolean isAdmin(Account account) {
    return account.roles().contains(Role.ADMIN);
  }

  static void text(String what, String value) {
    boolean printable = value.codePoints().noneMatch(Accounts::unprintable);
    if (value.isBlank() || value.length() > LONGEST_TEXT || !printable) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "invalid-text",
          Phrase.of("refused.text", Phrase.Name.of("text-name.", what), LONGEST_TEXT));
    }
  }

  /**
   * A name stands under what it signs, on public pages: an override (U+202A to U+202E) would write
   * another one there.
   */
  private static boolean unprintable(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE
        || (codePoint >= 0x202A && codePoint <= 0x202E);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
