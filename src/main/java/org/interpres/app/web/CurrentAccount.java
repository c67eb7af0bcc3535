package org.interpres.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.interpres.identity.Account;
import org.interpres.identity.Accounts;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the account of a session anew for each request: roles count as they are now, and a session
 * ends with its account's password or access. Sends those who must choose a password to do so.
 */
final class CurrentAccount extends OncePerRequestFilter {

  static final String CHANGE_PAGE = "/account/password";

  private static final Set<String> BEFORE_CHANGE = Set.of(CHANGE_PAGE, "/sign-out", "/sign-in");

  private final Accounts accounts;

  CurrentAccount(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<SignedIn> then = SignedIn.now();
    if (then.isPresent()) {
      Optional<Account> now = current(then.get().account());
      if (now.isEmpty()) {
        end(request);
      } else {
        SecurityContextHolder.setContext(new SecurityContextImpl(SignedIn.byPassword(now.get())));
        if (now.get().mustChangePassword() && !BEFORE_CHANGE.contains(request.getServletPath())) {
          response.sendRedirect(request.getContextPath() + CHANGE_PAGE);
          return;
        }
      }
    }
    chain.doFilter(request, response);
  }

  private Optional<Account> current(Account then) {
    return accounts
        .find(then.name())
        .filter(Account::enabled)
        .filter(now -> now.credentialVersion() == then.credentialVersion());
  }

  private static void end(HttpServletRequest request) {
    SecurityContextHolder.clearContext();
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
