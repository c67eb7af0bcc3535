package org.interpres.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.interpres.identity.Allowed;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Holds controllers to their {@link Allowed}. */
final class AllowedRoles implements HandlerInterceptor {

  private final Refusals refusals;

  AllowedRoles(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)) {
      return true;
    }
    Allowed allowed = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Allowed.class);
    if (allowed == null) {
      allowed = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Allowed.class);
    }
    if (allowed == null) {
      return true;
    }
    SignedIn signedIn =
        SignedIn.now()
            .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("not signed in"));
    if (!signedIn.actor().has(allowed.value())) {
      throw refusals.roleRequired(signedIn, request, allowed.value());
    }
    return true;
  }
}
