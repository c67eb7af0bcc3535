package org.interpres.identity.web;

import java.time.LocalDate;
import org.interpres.identity.Qualification;
import org.interpres.identity.Qualifications;

/** A qualification as a page shows it. */
public record QualificationView(
    long id, String kind, String source, String target, String expires, boolean expired) {

  static QualificationView of(Qualifications.Granted granted, LocalDate today) {
    Qualification held = granted.qualification();
    return new QualificationView(
        granted.id(),
        held.kind().name(),
        held.source(),
        held.target(),
        held.expires().toString(),
        today.isAfter(held.expires()));
  }
}
