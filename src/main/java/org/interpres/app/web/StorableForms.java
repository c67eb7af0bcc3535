package org.interpres.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** The fields of a page's form hold text that can be stored, as {@link StorableText} says. */
final class StorableForms implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getMethod().equals("POST") && !Answers.isForPrograms(request)) {
      request
          .getParameterMap()
          .forEach(
              (name, values) -> {
                for (String value : values) {
                  StorableText.require(name, value);
                }
              });
    }
    return true;
  }
}
