package org.interpres.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.identity.Account;
import org.interpres.identity.Accounts;
import org.interpres.identity.Actor;
import org.interpres.identity.Passwords;
import org.interpres.identity.Qualifications;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signing in, and one's own account. */
@Controller
class AccountPageController {

  private final Accounts accounts;
  private final Passwords passwords;
  private final Qualifications qualifications;
  private final Clock clock;

  AccountPageController(
      Accounts accounts, Passwords passwords, Qualifications qualifications, Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.qualifications = qualifications;
    this.clock = clock;
  }

  @GetMapping("/sign-in")
  String signIn(HttpServletRequest request, Model model) {
    if (request.getParameterMap().containsKey("signed-out")) {
      model.addAttribute("notice", Phrase.of("sign-in.signed-out"));
    } else if (request.getParameterMap().containsKey("changed")) {
      model.addAttribute("notice", Phrase.of("sign-in.changed"));
    }
    return "identity/sign-in";
  }

  @GetMapping("/account")
  String account(Actor actor, Model model) {
    model.addAttribute("account", accounts.find(actor.name()).map(AccountView::of).orElseThrow());
    model.addAttribute("qualifications", held(actor.name()));
    return "identity/account";
  }

  private List<QualificationView> held(String account) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
    return qualifications.of(account).stream()
        .map(granted -> QualificationView.of(granted, today))
        .toList();
  }

  @GetMapping("/account/password")
  String password(Actor actor, Model model) {
    model.addAttribute(
        "mustChange", accounts.find(actor.name()).map(Account::mustChangePassword).orElse(false));
    return "identity/password";
  }

  @PostMapping("/account/password")
  String change(
      Actor actor,
      @RequestParam String current,
      @RequestParam String next,
      @RequestParam String again,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    Form form = new Form(request, redirect);
    if (!next.equals(again)) {
      form.refused(Phrase.of("password.differ"));
      redirect.addFlashAttribute("troubled", "again");
      return "redirect:/account/password";
    }
    try {
      passwords.changeOwn(actor, current, next);
      // Every sign-in of before counts no more, this one too.
      return "redirect:/sign-in?changed";
    } catch (Refusal refusal) {
      form.refused(refusal);
      redirect.addFlashAttribute(
          "troubled", refusal.code().equals("weak-password") ? "next" : "current");
      return "redirect:/account/password";
    }
  }
}
