package org.interpres.app.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import org.interpres.identity.PagePreferences;
import org.interpres.identity.web.PageLanguage;
import org.interpres.identity.web.PageWords;
import org.interpres.identity.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * What every page gets besides its own model: {@code csrf} ({@code parameterName}, {@code
 * headerName}, {@code token}), {@code actor} where somebody is signed in, and {@code
 * signInFailure}, a sentence, once after a failed sign-in. {@code ui} and {@code msg} are the words
 * of the page, see {@link PageWords}: in the language that the account chose, else in the
 * browser's.
 */
final class PageModel implements HandlerInterceptor {

  private static final String WORDS = PageModel.class.getName() + ".words";

  static final String SIGN_IN_FAILURE = "interpres.signInFailure";

  private final PagePreferences preferences;
  private final Clock clock;

  PageModel(PagePreferences preferences, Clock clock) {
    this.preferences = preferences;
    this.clock = clock;
  }

  /** Before the act, so that a page for an error has its words whatever fails. */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    // While an error is answered, the database may be what has failed.
    if (request.getDispatcherType() != DispatcherType.ERROR && !Answers.isForPrograms(request)) {
      PageLanguage language =
          SignedIn.now()
              .flatMap(signedIn -> preferences.language(signedIn.actor().name()))
              .flatMap(PageLanguage::of)
              .orElseGet(() -> PageLanguage.accepted(request.getLocales()));
      request.setAttribute(WORDS, new PageWords(language, clock.instant()));
    }
    return true;
  }

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
    PageWords words =
        request.getAttribute(WORDS) instanceof PageWords chosen
            ? chosen
            : new PageWords(PageLanguage.accepted(request.getLocales()), Instant.now());
    page.addObject("ui", words);
    page.addObject("msg", words.function());
    SignedIn.now().ifPresent(signedIn -> page.addObject("actor", signedIn.actor()));
    HttpSession session = request.getSession(false);
    if (session != null && session.getAttribute(SIGN_IN_FAILURE) instanceof Refused failure) {
      page.addObject("signInFailure", failure);
      session.removeAttribute(SIGN_IN_FAILURE);
    }
  }
}
