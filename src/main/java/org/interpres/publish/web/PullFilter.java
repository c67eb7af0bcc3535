package org.interpres.publish.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.interpres.article.Slug;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Answers pulls before anything else sees them: a publication that is out needs no session, no
 * controller and no database. What it has not, it passes on. It also lets pages of other origins
 * read what is public (CORS).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PullFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String PATH = "/publications/";

  private final transient Supplier<Pulls> pulls;
  private final transient Supplier<PublicationAccess> access;
  private final transient Supplier<PullGate> gate;

  /** Tomcat makes filters before the program's settings can be read: the rest comes when asked. */
  PullFilter(
      ObjectProvider<Pulls> pulls,
      ObjectProvider<PublicationAccess> access,
      ObjectProvider<PullGate> gate) {
    this.pulls = SingletonSupplier.of(pulls::getObject);
    this.gate = SingletonSupplier.of(gate::getObject);
    this.access = SingletonSupplier.of(access::getObject);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // Decoded, as the controllers behind this see it: /%70ublications is no way round a token.
    String path = request.getServletPath();
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
      return;
    }
    // What is here has an address of one form only; every other the gate meets at its handler.
    Optional<Slug> article = reads(request) ? Pulls.article(path) : Optional.empty();
    if (article.isPresent() && !gate.get().letsIn(request, response, article.get())) {
      return;
    }
    Optional<PulledFile> file = article.isPresent() ? pulls.get().find(path) : Optional.empty();
    if (file.isPresent()) {
      file.get().write(request, response);
    } else {
      chain.doFilter(request, response);
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
}
