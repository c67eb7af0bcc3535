package org.interpres.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers what controllers throw. Before every other resolver, so that there is one form. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemResolver implements HandlerExceptionResolver {

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception exception) {
    if (exception instanceof AuthenticationException
        || exception instanceof AccessDeniedException) {
      return null; // Spring Security's filter asks for a sign-in or denies.
    }
    if (exception instanceof AsyncRequestNotUsableException) {
      return new ModelAndView(); // The client has gone.
    }
    Problem problem =
        Problems.expected(exception).orElseGet(() -> Answers.incident(request, exception));
    if (!Answers.isForPrograms(request)) {
      return Answers.page(request, problem);
    }
    try {
      Answers.write(request, response, problem);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ModelAndView();
  }
}
