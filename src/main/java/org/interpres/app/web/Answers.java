package org.interpres.app.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.interpres.app.StackOnly;
import org.interpres.identity.web.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers with a {@link Problem}: as {@code application/problem+json} where programs call, as the
 * page {@code error.ftlh} where people look.
 */
final class Answers {

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String[] PROGRAMS = {
    "/api", "/publications", "/.well-known", "/actuator", "/v3", "/schemas"
  };

  private Answers() {}

  /** Whether the address is one that programs call. */
  static boolean isForPrograms(HttpServletRequest request) {
    String path = address(request).substring(request.getContextPath().length());
    for (String start : PROGRAMS) {
      if (path.equals(start) || path.startsWith(start + "/")) {
        return true;
      }
    }
    return false;
  }

  /** The address that was asked for, also while its error is being answered. */
  static String address(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return failed instanceof String uri ? uri : request.getRequestURI();
  }

  static void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    write(response, problem, address(request));
  }

  static void write(HttpServletResponse response, Problem problem, String instance)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(problem.status());
    problem.headers().forEach((name, values) -> values.forEach(v -> response.setHeader(name, v)));
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentType("application/problem+json");
    byte[] body = JSON.writeValueAsBytes(problem.body(instance));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** The page's model: {@code problem} with status, code, title, detail and further members. */
  static ModelAndView page(HttpServletRequest request, Problem problem) {
    ModelAndView page = new ModelAndView("error");
    page.setStatus(org.springframework.http.HttpStatusCode.valueOf(problem.status()));
    page.addObject("problem", problem.body(address(request)));
    page.addObject(
        "refused", Refused.of(problem.code(), problem.detail(), problem.says(), problem.members()));
    PageModel.complete(page, request);
    return page;
  }

  /**
   * Writes a defect to the log and gives its incident a name. The log has the classes and the
   * stacks of the exception and of its causes, without their messages, which may carry article text
   * or a row's values.
   */
  static Problem incident(HttpServletRequest request, Throwable defect) {
    String incident = UUID.randomUUID().toString();
    LOG.error(
        "Incident {} at {} {}: {}",
        incident,
        request.getMethod(),
        org.interpres.article.Excerpt.of(address(request)),
        StackOnly.of(defect));
    Map<String, Object> members = new TreeMap<>(Map.of("incident", incident));
    return new Problem(
        500,
        "internal-error",
        "Something went wrong on our side. Tell the operator the incident "
            + incident
            + ", under which the server's log has the cause.",
        members,
        new org.springframework.http.HttpHeaders(),
        null);
  }
}
