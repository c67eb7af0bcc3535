package org.interpres.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.interpres.article.Excerpt;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Role;
import org.interpres.identity.SpokenRoles;

/** What somebody who is signed in may not do, written to the audit trail. */
final class Refusals {

  private final AuditTrail audit;

  Refusals(AuditTrail audit) {
    this.audit = audit;
  }

  Problem passwordChangeRequired() {
    return Problem.of(
        403,
        "password-change-required",
        "Choose a password of your own first: POST /api/v1/accounts/{name}/password with"
            + " currentPassword and password, or sign in with a browser.");
  }

  Problem passwordRequired(SignedIn who, HttpServletRequest request) {
    return Problem.of(
        recorded(
            who,
            request,
            new Refusal(
                Refusal.Kind.FORBIDDEN,
                "password-required",
                "A token cannot issue tokens: use HTTP Basic with the account's password.")));
  }

  /** For {@link org.interpres.identity.Allowed}. */
  Refusal roleRequired(SignedIn who, HttpServletRequest request, Role... anyOf) {
    List<String> roles = Arrays.stream(anyOf).map(Role::name).toList();
    return recorded(
        who,
        request,
        new Refusal(
            Refusal.Kind.FORBIDDEN,
            "role-required",
            Phrase.of("refused.role-needed", SpokenRoles.either(List.of(anyOf))),
            Map.of("roles", roles)));
  }

  /** For what Spring Security denies. */
  void denied(SignedIn who, HttpServletRequest request, String code, String message) {
    recorded(who, request, new Refusal(Refusal.Kind.FORBIDDEN, code, message));
  }

  private Refusal recorded(SignedIn who, HttpServletRequest request, Refusal refusal) {
    audit.recordRefusal(
        AuditEvent.of(
            who.getName(),
            "request-sent",
            null,
            Map.of(
                "method", request.getMethod(),
                "path", Excerpt.of(request.getRequestURI()),
                "proof", who.proof().name())),
        refusal);
    return refusal;
  }
}
