package org.interpres.identity.web;

import java.time.LocalDate;
import java.util.Locale;
import org.interpres.identity.Qualification;
import org.interpres.identity.Qualifications;

/** A qualification as a page shows it. */
public record QualificationView(
    long id, String kind, String source, String target, String expires, boolean expired) {

  static QualificationView of(Qualifications.Granted granted, LocalDate today) {
    Qualification held = granted.qualification();
    return new QualificationView(
        granted.id(),
        held.kind().name().charAt(0) + held.kind().name().substring(1).toLowerCase(Locale.ROOT),
        range(held.source()),
        range(held.target()),
        held.expires().toString(),
        today.isAfter(held.expires()));
  }

  private static String range(String range) {
    return range.equals(Qualification.ANY) ? "any locale" : range;
  }
}
