package org.interpres.review.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interpres.review.Ruling;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into the forms of a segment. Where the act is refused it comes back with the
 * segment: a reason that took a minute to write is not asked for twice.
 *
 * @param target the translation, null where the form has none
 * @param comment what is wrong with the words, empty where nothing was said
 * @param reasons why findings may stand, by their id; a field left empty lets nothing stand
 */
record Typed(@Nullable String target, String comment, Map<Long, String> reasons) {

  static final Typed NOTHING = new Typed(null, "", Map.of());

  private static final String WAIVER = "waiver-";

  static Typed of(HttpServletRequest request) {
    Map<Long, String> reasons = new TreeMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (name.matches(WAIVER + "[0-9]{1,18}") && !values[0].isBlank()) {
                reasons.put(Long.parseLong(name.substring(WAIVER.length())), values[0]);
              }
            });
    String comment = request.getParameter("comment");
    return new Typed(request.getParameter("target"), comment == null ? "" : comment, reasons);
  }

  List<Ruling.Waiving> waivers() {
    List<Ruling.Waiving> waivers = new ArrayList<>();
    reasons.forEach((finding, reason) -> waivers.add(new Ruling.Waiving(finding, reason)));
    return waivers;
  }
}
