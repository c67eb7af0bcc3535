package org.interpres.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.identity.Actor;
import org.interpres.identity.Allowed;
import org.interpres.identity.Qualification;
import org.interpres.identity.Qualifications;
import org.interpres.identity.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Grants and revokes the qualifications of an account, for administrators. */
@Controller
@RequestMapping("/accounts/{name}/qualifications")
@Allowed(Role.ADMIN)
class QualificationsPageController {

  private final Qualifications qualifications;

  QualificationsPageController(Qualifications qualifications) {
    this.qualifications = qualifications;
  }

  /** What the form names. */
  record Grant(Qualification.Kind kind, String source, String target, String expires) {

    Qualification qualification() {
      try {
        return new Qualification(
            kind, source.strip(), target.strip(), LocalDate.parse(expires.strip()));
      } catch (DateTimeParseException e) {
        throw new Refusal(Refusal.Kind.INVALID, "invalid-date", Phrase.of("refused.not-a-date"));
      }
    }
  }

  @PostMapping
  String grant(
      Actor actor,
      @PathVariable String name,
      Grant grant,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send(
            "/accounts/" + name,
            Phrase.of("qualification.recorded"),
            () -> qualifications.grant(actor, name, grant::qualification));
  }

  @PostMapping("/{id}/revoke")
  String revoke(
      Actor actor,
      @PathVariable String name,
      @PathVariable long id,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send(
            "/accounts/" + name,
            Phrase.of("qualification.revoked"),
            () -> qualifications.revoke(actor, name, id, reason.strip()));
  }
}
