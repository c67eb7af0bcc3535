package org.interpres.identity.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.interpres.article.Excerpt;
import org.interpres.article.Refusal;
import org.interpres.article.Required;
import org.interpres.identity.Account;
import org.interpres.identity.AccountChange;
import org.interpres.identity.Accounts;
import org.interpres.identity.Actor;
import org.interpres.identity.Allowed;
import org.interpres.identity.NewAccount;
import org.interpres.identity.Passwords;
import org.interpres.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts over HTTP, for administrators; each account's own password. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountsApi {

  private final Accounts accounts;
  private final Passwords passwords;

  AccountsApi(Accounts accounts, Passwords passwords) {
    this.accounts = accounts;
    this.passwords = passwords;
  }

  /** An account as it is shown. */
  record View(
      String name,
      String displayName,
      List<Role> roles,
      boolean mustChangePassword,
      Instant createdAt,
      @Nullable Instant disabledAt) {

    static View of(Account account) {
      return new View(
          account.name(),
          account.displayName(),
          account.roles().stream().sorted().toList(),
          account.mustChangePassword(),
          account.createdAt(),
          account.disabledAt());
    }
  }

  @GetMapping
  @Allowed(Role.ADMIN)
  Listing<View> list(
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "100") int limit) {
    int most = Math.max(1, Math.min(limit, 1_000));
    List<View> items = accounts.list(cursor, most).stream().map(View::of).toList();
    return new Listing<>(items, items.size() < most ? null : items.get(most - 1).name());
  }

  @GetMapping("/{name}")
  @Allowed(Role.ADMIN)
  View show(@PathVariable String name) {
    return accounts
        .find(name)
        .map(View::of)
        .orElseThrow(
            () ->
                new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "unknown-account",
                    "There is no account “%s”.".formatted(Excerpt.of(name))));
  }

  /**
   * What to create.
   *
   * @param mustChangePassword true when left out; false for machines
   */
  record Creation(
      @Nullable String name,
      @Nullable String displayName,
      @Nullable Set<Role> roles,
      @Nullable String password,
      @Nullable Boolean mustChangePassword) {}

  @PostMapping
  @Allowed(Role.ADMIN)
  ResponseEntity<View> create(Actor actor, @RequestBody Creation asked) {
    String name = Required.field("name", asked.name());
    Account created =
        accounts.create(
            actor,
            new NewAccount(
                name,
                asked.displayName() == null ? name : asked.displayName(),
                AskedRoles.of(asked.roles()),
                Required.field("password", asked.password()),
                Boolean.FALSE.equals(asked.mustChangePassword())
                    ? NewAccount.FirstSignIn.KEEPS_PASSWORD
                    : NewAccount.FirstSignIn.CHANGES_PASSWORD));
    return ResponseEntity.created(URI.create("/api/v1/accounts/" + created.name()))
        .body(View.of(created));
  }

  /** What to change; a member left out stays as it is. */
  record Change(
      @Nullable String displayName,
      @Nullable Set<Role> roles,
      @Nullable Boolean disabled,
      @Nullable String reason) {}

  @PatchMapping("/{name}")
  @Allowed(Role.ADMIN)
  View change(Actor actor, @PathVariable String name, @RequestBody Change asked) {
    AccountChange.Access access = null;
    if (asked.disabled() != null) {
      access = asked.disabled() ? AccountChange.Access.DISABLED : AccountChange.Access.ENABLED;
    }
    Set<Role> roles = asked.roles() == null ? null : AskedRoles.of(asked.roles());
    return View.of(
        accounts.change(
            actor, name, new AccountChange(asked.displayName(), roles, access, asked.reason())));
  }

  /**
   * A new password.
   *
   * @param currentPassword needed for one's own
   */
  record NewPassword(@Nullable String currentPassword, @Nullable String password) {}

  /** One's own, proved by the current one; an administrator's reset of somebody else's. */
  @RequestMapping(
      path = "/{name}/password",
      method = {RequestMethod.POST, RequestMethod.PUT})
  ResponseEntity<Void> password(
      Actor actor, @PathVariable String name, @RequestBody NewPassword asked) {
    String password = Required.field("password", asked.password());
    if (name.equals(actor.name())) {
      passwords.changeOwn(
          actor, Required.field("currentPassword", asked.currentPassword()), password);
    } else {
      passwords.reset(actor, name, password);
    }
    return ResponseEntity.noContent().build();
  }
}
