package org.interpres.quality;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A segment that tells the reader to call or text a crisis line names the line of the reader's
 * country. To mention suicide asks for no line.
 */
final class CrisisLineCheck implements Check {

  private final CrisisLines lines;
  private final Clock clock;
  private final Phrases cues = Phrases.of("crisis.txt");

  CrisisLineCheck(CrisisLines lines, Clock clock) {
    this.lines = lines;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "CRISIS-LINE";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    List<CrisisLines.Mention> named = lines.in(pair.source());
    if (named.isEmpty() || !asksToCall(pair.from())) {
      return List.of();
    }
    CrisisLines.Mention first = named.get(0);
    String country = pair.to().country();
    List<CrisisLines.Mention> kept = lines.in(pair.target());
    boolean nowhere = country.isEmpty() || Character.isDigit(country.charAt(0));
    if (nowhere) {
      return List.of(
          finding(
              Severity.MAJOR,
              "The source names the crisis line "
                  + first.line().number()
                  + " of "
                  + first.line().country()
                  + "; the locale "
                  + pair.targetLocale()
                  + " names no country, so see that its readers can call the line in the target.",
              first,
              kept));
    }
    CrisisLine wanted = lines.of(country);
    if (wanted == null) {
      return List.of(
          finding(
              Severity.CRITICAL,
              "The source names the crisis line "
                  + first.line().number()
                  + "; none is known for the country "
                  + country
                  + ": find it, and add it to content/crisis-lines.yaml with its source.",
              first,
              kept));
    }
    boolean there = kept.stream().anyMatch(mention -> mention.line().equals(wanted));
    if (!there) {
      return List.of(
          finding(
              Severity.CRITICAL,
              "The source names the crisis line "
                  + first.line().number()
                  + "; in "
                  + country
                  + " it is "
                  + wanted.number()
                  + ", which the target does not name.",
              first,
              kept));
    }
    return List.of();
  }

  /** What is wrong with the entry itself that {@code pair} relies on. */
  List<Finding> entry(SegmentPair pair) {
    CrisisLine line = lines.of(pair.to().country());
    List<CrisisLines.Mention> kept = lines.in(pair.target());
    boolean used = line != null && kept.stream().anyMatch(mention -> mention.line().equals(line));
    if (!used || line == null || !asksToCall(pair.from()) || lines.in(pair.source()).isEmpty()) {
      return List.of();
    }
    LocalDate verified = line.verified();
    if (line.confirmed(LocalDate.now(clock))) {
      return List.of();
    }
    String since =
        verified == null ? "nobody has confirmed" : "nobody has confirmed since " + verified;
    return List.of(
        new Finding(
            CrisisLineEntryCheck.ID,
            Severity.MAJOR,
            since.substring(0, 1).toUpperCase(Locale.ROOT)
                + since.substring(1)
                + " the crisis line "
                + line.number()
                + " ("
                + line.name()
                + "): call it or read it up, then date its entry in content/crisis-lines.yaml.",
            null,
            kept.get(0).span()));
  }

  private boolean asksToCall(Passage source) {
    return cues.in(source.folded()).stream().anyMatch(found -> found.kind().equals("call"));
  }

  private Finding finding(
      Severity severity,
      String message,
      CrisisLines.Mention source,
      List<CrisisLines.Mention> target) {
    return new Finding(
        id(), severity, message, source.span(), target.isEmpty() ? null : target.get(0).span());
  }
}
