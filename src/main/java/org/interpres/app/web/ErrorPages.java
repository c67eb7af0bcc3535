package org.interpres.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers what failed outside of controllers: in a filter, in a template, in the server. */
@Controller
class ErrorPages implements ErrorController {

  /** A request's attribute with the problem to show, where a filter knows it. */
  static final String PROBLEM = ErrorPages.class.getName() + ".problem";

  @RequestMapping("${server.error.path:/error}")
  @Nullable ModelAndView answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Problem problem = problem(request);
    if (!Answers.isForPrograms(request)) {
      return Answers.page(request, problem);
    }
    Answers.write(request, response, problem);
    return null;
  }

  private static Problem problem(HttpServletRequest request) {
    if (request.getAttribute(PROBLEM) instanceof Problem known) {
      return known;
    }
    Throwable exception = cause(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
    if (exception != null) {
      Optional<Problem> expected = Problems.expected(exception);
      return expected.orElseGet(() -> Answers.incident(request, exception));
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // Without a status somebody has asked for this address itself.
    return Problems.ofStatus(status instanceof Integer code && code >= 400 ? code : 404);
  }

  private static @Nullable Throwable cause(@Nullable Object exception) {
    Throwable thrown = exception instanceof Throwable throwable ? throwable : null;
    while (thrown instanceof jakarta.servlet.ServletException && thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    return thrown;
  }
}
