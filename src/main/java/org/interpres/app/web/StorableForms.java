package org.interpres.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The fields of a form and the parameters of every address hold text that can be stored or looked
 * for, as {@link StorableText} says: a look-up of U+0000 is as much a fault of the database.
 */
final class StorableForms implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              for (String value : values) {
                StorableText.require(name, value);
              }
            });
    return true;
  }
}
