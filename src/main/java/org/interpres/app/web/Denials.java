package org.interpres.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Answers what Spring Security stops. */
final class Denials implements RequestRejectedHandler {

  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

  private final Refusals refusals;

  Denials(Refusals refusals) {
    this.refusals = refusals;
  }

  /** A request to the API without credentials. */
  void challenge(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    Answers.write(request, response, Unauthenticated.PROBLEM);
  }

  /**
   * A request for a page by nobody. A fragment's request must not receive the sign-in page, and no
   * more must a program, which would take it for what it asked for.
   */
  void toSignIn(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (Answers.isForPrograms(request)) {
      challenge(request, response, failure);
      return;
    }
    String page = request.getContextPath() + "/sign-in";
    if (request.getHeader("HX-Request") == null) {
      response.sendRedirect(page);
    } else {
      response.setHeader("HX-Redirect", page);
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  /** A write to what is only read. */
  void onlyRead(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    Answers.write(request, response, Problems.methodNotAllowed(request.getMethod(), "GET, HEAD"));
  }

  void denied(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denial)
      throws IOException {
    boolean forged = denial instanceof CsrfException;
    String code = forged ? "form-expired" : "forbidden";
    String message =
        forged
            ? "The form has expired: go back, load the page again and repeat what you did."
            : "This account may not do that.";
    SignedIn.now().ifPresent(who -> refusals.denied(who, request, code, message));
    Problem problem = Problem.of(403, code, message);
    if (Answers.isForPrograms(request)) {
      Answers.write(request, response, problem);
    } else {
      // The error page, rendered by the dispatch to ErrorPages.
      request.setAttribute(ErrorPages.PROBLEM, problem);
      response.sendError(problem.status());
    }
  }

  /** The firewall's: the address is not normal, or the method is none. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejection)
      throws IOException {
    String why = String.valueOf(rejection.getMessage());
    Problem problem;
    if (why.contains("HTTP method")) {
      problem = Problems.methodNotAllowed(request.getMethod(), METHODS);
    } else if (why.contains("URL")) {
      problem = ServerProblems.INVALID_PATH;
    } else {
      problem = Problems.ofStatus(400);
    }
    Answers.write(request, response, problem);
  }
}
