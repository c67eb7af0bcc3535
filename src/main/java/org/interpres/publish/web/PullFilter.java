package org.interpres.publish.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.interpres.article.InvalidName;
import org.interpres.article.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Answers pulls before anything else sees them: a publication that is out needs no session, no
 * controller and no database. What it has not, it passes on. It also says who may pull, and lets
 * pages of other origins read what is public (CORS).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PullFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String PATH = "/publications/";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final transient Supplier<Pulls> pulls;
  private final transient Supplier<PublicationAccess> access;

  /** Tomcat makes filters before the program's settings can be read: the rest comes when asked. */
  PullFilter(ObjectProvider<Pulls> pulls, ObjectProvider<PublicationAccess> access) {
    this.pulls = SingletonSupplier.of(pulls::getObject);
    this.access = SingletonSupplier.of(access::getObject);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI();
    boolean publication = path.startsWith(PATH) || path.equals("/sitemap.xml");
    if (!publication && !path.startsWith("/.well-known/") && !path.startsWith("/schemas/")) {
      chain.doFilter(request, response);
      return;
    }
    if (access.get().isOpen() || !publication) {
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.setHeader(
          "Access-Control-Expose-Headers",
          "ETag, Link, Content-Language, Last-Modified, " + Pulls.UNDER_REVISION);
    }
    if (preflight(request)) {
      answerPreflight(response);
    } else if (publication && !access.get().isOpen() && refused(request, response, path)) {
      return;
    } else {
      Optional<PulledFile> file = reads(request) ? pulls.get().find(path) : Optional.empty();
      if (file.isPresent()) {
        file.get().write(request, response);
      } else {
        chain.doFilter(request, response);
      }
    }
  }

  private static boolean reads(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  /** A browser asks first where a script sends {@code If-None-Match}. */
  private static boolean preflight(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS")
        && request.getHeader("Origin") != null
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  private static void answerPreflight(HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Methods", "GET, HEAD");
    response.setHeader(
        "Access-Control-Allow-Headers", "Accept, Accept-Language, Authorization, If-None-Match");
    response.setHeader("Access-Control-Max-Age", "86400");
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private boolean refused(HttpServletRequest request, HttpServletResponse response, String path)
      throws IOException {
    response.addHeader("Vary", "Authorization");
    response.addHeader("Cache-Control", "private");
    switch (access.get().ask(request.getHeader("Authorization"), article(path))) {
      case ALLOWED:
        return false;
      case UNKNOWN:
        response.setHeader("WWW-Authenticate", "Bearer realm=\"publications\"");
        problem(
            response,
            HttpServletResponse.SC_UNAUTHORIZED,
            "token-required",
            "Publications are read with an API token: send Authorization: Bearer TOKEN.");
        return true;
      case OUT_OF_SCOPE:
        break;
    }
    problem(
        response,
        HttpServletResponse.SC_FORBIDDEN,
        "out-of-scope",
        "This token's account may not read this publication.");
    return true;
  }

  private static @Nullable Slug article(String path) {
    if (!path.startsWith(PATH)) {
      return null;
    }
    String rest = path.substring(PATH.length());
    int end = rest.indexOf('/');
    String name = end < 0 ? rest.replaceFirst("\\.zip$", "") : rest.substring(0, end);
    try {
      return new Slug(name);
    } catch (InvalidName e) {
      return null;
    }
  }

  private static void problem(HttpServletResponse response, int status, String code, String detail)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response
        .getOutputStream()
        .write(
            JSON.writeValueAsBytes(
                JSON.createObjectNode()
                    .put("type", "urn:interpres:problem:" + code)
                    .put("title", code)
                    .put("status", status)
                    .put("detail", detail)));
  }
}
