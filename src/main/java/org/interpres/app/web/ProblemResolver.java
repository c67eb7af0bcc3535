package org.interpres.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.ClientAbortException;
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
    if (clientHasGone(exception)) {
      return new ModelAndView(); // Nobody is there to be answered.
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

  /**
   * By Tomcat's own word, not by the text of an input or output error: an engine's connection that
   * broke while somebody waits for its answer is another matter.
   */
  private static boolean clientHasGone(Exception exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClientAbortException
          || cause instanceof AsyncRequestNotUsableException) {
        return true;
      }
    }
    return false;
  }
}
