package org.interpres.publish.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.interpres.article.InvalidName;
import org.interpres.article.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Holds every pull to {@link PublicationAccess}. It reads the path as the handlers do, decoded and
 * without parameters: decided on the address as it was sent, {@code /%70ublications/…} was no
 * publication and needed no token.
 */
@Component
class PullGate implements HandlerInterceptor {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The article that this request was let in for. */
  private static final String ASKED = PullGate.class.getName();

  /** For all handlers, also for those that are yet to be written. */
  @Configuration(proxyBeanMethods = false)
  static class EveryHandler {
    @Bean
    MappedInterceptor pullGateOfHandlers(PullGate gate) {
      return new MappedInterceptor(null, gate);
    }
  }

  private final PublicationAccess access;

  PullGate(PublicationAccess access) {
    this.access = access;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (access.isOpen()) {
      return true;
    }
    PathContainer path =
        ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
    List<String> segments =
        path.elements().stream()
            .filter(PathSegment.class::isInstance)
            .map(element -> ((PathSegment) element).valueToMatch())
            .toList();
    String first = segments.isEmpty() ? "" : segments.get(0);
    if (first.equals("sitemap.xml")) {
      return letsIn(request, response, null);
    }
    return !first.equals("publications")
        || letsIn(request, response, segments.size() < 2 ? null : article(segments.get(1)));
  }

  /**
   * Whether a pull may go on; if not, it has been answered.
   *
   * @param article null for what concerns all articles
   */
  boolean letsIn(HttpServletRequest request, HttpServletResponse response, @Nullable Slug article)
      throws IOException {
    if (access.isOpen() || (article != null && article.equals(request.getAttribute(ASKED)))) {
      return true;
    }
    response.addHeader("Vary", "Authorization");
    response.addHeader("Cache-Control", "private");
    switch (access.ask(request.getHeader("Authorization"), article)) {
      case ALLOWED:
        request.setAttribute(ASKED, article);
        return true;
      case UNKNOWN:
        response.setHeader("WWW-Authenticate", "Bearer realm=\"publications\"");
        problem(
            response,
            HttpServletResponse.SC_UNAUTHORIZED,
            "token-required",
            "Publications are read with an API token: send Authorization: Bearer TOKEN.");
        return false;
      case OUT_OF_SCOPE:
        break;
    }
    problem(
        response,
        HttpServletResponse.SC_FORBIDDEN,
        "out-of-scope",
        "This token's account may not read this publication.");
    return false;
  }

  /** Null where the segment names no article, which only an account without limits may ask for. */
  private static @Nullable Slug article(String segment) {
    try {
      return new Slug(segment.replaceFirst("\\.zip$", ""));
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
