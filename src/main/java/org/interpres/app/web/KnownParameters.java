package org.interpres.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.interpres.article.Excerpt;
import org.interpres.article.Refusal;
import org.interpres.identity.Actor;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Reads the query of a call to the API as strictly as its JSON: with {@code ?stat=IN_REVIEW}
 * dropped, a script would take the list of everything for what waits for review, and with {@code
 * ?reson=} a page would be withdrawn without its reason. Pages and publications are not asked:
 * people reach them through links that others have lengthened.
 */
final class KnownParameters implements HandlerInterceptor {

  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  /**
   * @throws Refusal MALFORMED {@code unknown-parameter} or {@code malformed-query}; or as {@link
   *     StorableText} has it, because the database would answer a value with U+0000 by an error
   */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String query = request.getQueryString();
    if (query != null
        && handler instanceof HandlerMethod call
        && request.getServletPath().startsWith("/api/")) {
      Set<String> names = known.computeIfAbsent(call.getMethod(), method -> names(call));
      for (String part : query.split("&")) {
        int equals = part.indexOf('=');
        String name = decoded(equals < 0 ? part : part.substring(0, equals));
        if (!part.isEmpty() && !names.contains(name)) {
          throw unknown(name, names);
        }
        StorableText.require(name, decoded(part.substring(equals + 1)));
      }
    }
    return true;
  }

  private static Refusal unknown(String name, Set<String> names) {
    return new Refusal(
        Refusal.Kind.MALFORMED,
        "unknown-parameter",
        "“%s” is no parameter of this call: correct or remove it; %s."
            .formatted(
                Excerpt.of(name),
                names.isEmpty() ? "it takes none" : "known are " + String.join(", ", names)));
  }

  /** Tomcat drops what it cannot decode, and the call would go on without it. */
  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          Refusal.Kind.MALFORMED,
          "malformed-query",
          "“%s” in the query is not encoded as a URL needs it: write %% as %%25."
              .formatted(Excerpt.of(part)));
    }
  }

  /** Of each parameter, or of each component of a record that holds several. */
  private static Set<String> names(HandlerMethod call) {
    Set<String> names = new TreeSet<>();
    for (MethodParameter parameter : call.getMethodParameters()) {
      RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
      Class<?> type = parameter.getParameterType();
      if (named != null) {
        names.add(
            named.name().isEmpty()
                ? call.getMethod().getParameters()[parameter.getParameterIndex()].getName()
                : named.name());
      } else if (type.isRecord()
          && type != Actor.class
          && !parameter.hasParameterAnnotation(PathVariable.class)
          && !parameter.hasParameterAnnotation(RequestBody.class)) {
        for (RecordComponent component : type.getRecordComponents()) {
          names.add(component.getName());
        }
      }
    }
    return names;
  }
}
