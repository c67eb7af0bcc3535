package org.interpres.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * What every page gets besides its own model: {@code csrf} ({@code parameterName}, {@code
 * headerName}, {@code token}), {@code actor} where somebody is signed in, and {@code
 * signInFailure}, a sentence, once after a failed sign-in.
 */
final class PageModel implements HandlerInterceptor {

  static final String SIGN_IN_FAILURE = "interpres.signInFailure";

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    String view = page == null ? null : page.getViewName();
    if (page != null && (view == null || !view.startsWith("redirect:"))) {
      complete(page, request);
    }
  }

  static void complete(ModelAndView page, HttpServletRequest request) {
    // The token stays unread, and no session begins, until the page has a form.
    if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf) {
      page.addObject("csrf", csrf);
    }
    SignedIn.now().ifPresent(signedIn -> page.addObject("actor", signedIn.actor()));
    HttpSession session = request.getSession(false);
    if (session != null && session.getAttribute(SIGN_IN_FAILURE) instanceof String failure) {
      page.addObject("signInFailure", failure);
      session.removeAttribute(SIGN_IN_FAILURE);
    }
  }
}
