package org.interpres.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.interpres.article.Excerpt;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.identity.Account;
import org.interpres.identity.AccountChange;
import org.interpres.identity.Accounts;
import org.interpres.identity.Actor;
import org.interpres.identity.Allowed;
import org.interpres.identity.NewAccount;
import org.interpres.identity.Passwords;
import org.interpres.identity.Qualifications;
import org.interpres.identity.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everybody's accounts, for administrators. */
@Controller
@RequestMapping("/accounts")
@Allowed(Role.ADMIN)
class AccountsPageController {

  private static final int AT_ONCE = 100;

  private final Accounts accounts;
  private final Passwords passwords;
  private final Qualifications qualifications;
  private final Clock clock;

  AccountsPageController(
      Accounts accounts, Passwords passwords, Qualifications qualifications, Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.qualifications = qualifications;
    this.clock = clock;
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "") String after, Model model) {
    List<AccountView> page = accounts.list(after, AT_ONCE).stream().map(AccountView::of).toList();
    model.addAttribute("accounts", page);
    model.addAttribute("roles", AccountView.allRoles());
    if (page.size() == AT_ONCE) {
      model.addAttribute("next", page.get(AT_ONCE - 1).name());
    }
    return "identity/accounts";
  }

  @PostMapping
  String create(
      Actor actor,
      @RequestParam String name,
      @RequestParam String displayName,
      @RequestParam String password,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send(
            "/accounts",
            Phrase.of("accounts.created"),
            () ->
                accounts.create(
                    actor,
                    new NewAccount(
                        name.strip(),
                        displayName.isBlank() ? name.strip() : displayName.strip(),
                        AskedRoles.of(request.getParameterValues("roles")),
                        password,
                        NewAccount.FirstSignIn.CHANGES_PASSWORD)));
  }

  @GetMapping("/{name}")
  String show(Actor actor, @PathVariable String name, Model model) {
    Account account =
        accounts
            .find(name)
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "unknown-account",
                        Phrase.of("refused.unknown-account", Excerpt.of(name))));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    model.addAttribute("account", AccountView.of(account));
    model.addAttribute("own", name.equals(actor.name()));
    model.addAttribute("roles", AccountView.allRoles());
    model.addAttribute(
        "qualifications",
        qualifications.of(name).stream().map(q -> QualificationView.of(q, today)).toList());
    model.addAttribute("nextYear", today.plusYears(1).toString());
    return "identity/edit";
  }

  @PostMapping("/{name}")
  String change(
      Actor actor,
      @PathVariable String name,
      @RequestParam String displayName,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send(
            "/accounts/" + name,
            Phrase.of("page.stored"),
            () ->
                accounts.change(
                    actor,
                    name,
                    new AccountChange(
                        displayName.strip(),
                        AskedRoles.of(request.getParameterValues("roles")),
                        null,
                        reason.strip())));
  }

  @PostMapping("/{name}/access")
  String access(
      Actor actor,
      @PathVariable String name,
      @RequestParam AccountChange.Access access,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send(
            "/accounts/" + name,
            Phrase.of(access == AccountChange.Access.DISABLED ? "edit.disabled" : "edit.enabled"),
            () ->
                accounts.change(
                    actor, name, new AccountChange(null, null, access, reason.strip())));
  }

  @PostMapping("/{name}/password")
  String password(
      Actor actor,
      @PathVariable String name,
      @RequestParam String password,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send(
            "/accounts/" + name,
            Phrase.of("edit.password-set"),
            () -> passwords.reset(actor, name, password));
  }
}
