package org.interpres.quality;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.interpres.article.Phrase;

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
              Phrase.of(
                  "finding.crisis-line.nowhere",
                  first.line().number(),
                  first.line().country(),
                  pair.targetLocale().value()),
              first,
              kept));
    }
    CrisisLine wanted = lines.of(country);
    if (wanted == null) {
      return List.of(
          finding(
              Severity.CRITICAL,
              Phrase.of("finding.crisis-line.unknown", first.line().number(), country),
              first,
              kept));
    }
    boolean there = kept.stream().anyMatch(mention -> mention.line().equals(wanted));
    if (!there) {
      return List.of(
          finding(
              Severity.CRITICAL,
              Phrase.of("finding.crisis-line", first.line().number(), country, wanted.number()),
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
    Phrase says =
        verified == null
            ? Phrase.of("finding.crisis-line-entry", line.number(), line.name())
            : Phrase.of(
                "finding.crisis-line-entry.since", line.number(), line.name(), verified.toString());
    return List.of(
        new Finding(CrisisLineEntryCheck.ID, Severity.MAJOR, says, null, kept.get(0).span()));
  }

  private boolean asksToCall(Passage source) {
    return cues.in(source.folded()).stream().anyMatch(found -> found.kind().equals("call"));
  }

  private Finding finding(
      Severity severity,
      Phrase says,
      CrisisLines.Mention source,
      List<CrisisLines.Mention> target) {
    return new Finding(
        id(), severity, says, source.span(), target.isEmpty() ? null : target.get(0).span());
  }
}
