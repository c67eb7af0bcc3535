package org.interpres.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.interpres.article.Phrase;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.SignIn;
import org.interpres.identity.SignIns;
import org.interpres.identity.web.Refused;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Sign-in and sign-out of people by the form. */
final class FormSignIn implements AuthenticationProvider {

  private final SignIns signIns;
  private final AuditTrail audit;

  FormSignIn(SignIns signIns, AuditTrail audit) {
    this.signIns = signIns;
    this.audit = audit;
  }

  /** Too many failures; says until when. */
  private static final class LockedOut extends LockedException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final Phrase says;

    LockedOut(SignIn.Locked locked) {
      super(locked.message());
      this.code = locked.code();
      this.says = locked.says();
    }
  }

  @Override
  public Authentication authenticate(Authentication typed) {
    String address =
        typed.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "unknown";
    SignIn outcome =
        signIns.signIn(typed.getName(), String.valueOf(typed.getCredentials()), address);
    if (outcome instanceof SignIn.Accepted accepted) {
      SignedIn signedIn = SignedIn.byPassword(accepted.account());
      trace(signedIn, "signed-in", address);
      return signedIn;
    }
    if (outcome instanceof SignIn.Locked locked) {
      throw new LockedOut(locked);
    }
    throw new BadCredentialsException("The name or the password is wrong.");
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }

  void failed(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    boolean known = failure instanceof BadCredentialsException || failure instanceof LockedOut;
    if (!known) {
      // An outage is not a wrong password.
      throw failure;
    }
    request
        .getSession()
        .setAttribute(
            PageModel.SIGN_IN_FAILURE,
            failure instanceof LockedOut locked
                ? Refused.of(
                    locked.code, String.valueOf(locked.getMessage()), locked.says, Map.of())
                : Refused.of(
                    "wrong-password-or-name",
                    String.valueOf(failure.getMessage()),
                    null,
                    Map.of()));
    response.sendRedirect(request.getContextPath() + "/sign-in?failed");
  }

  void signedOut(HttpServletRequest request, Authentication authentication) {
    if (authentication instanceof SignedIn signedIn) {
      trace(signedIn, "signed-out", request.getRemoteAddr());
    }
  }

  private void trace(SignedIn signedIn, String action, String address) {
    audit.record(AuditEvent.of(signedIn.getName(), action, null, Map.of("address", address)));
  }
}
