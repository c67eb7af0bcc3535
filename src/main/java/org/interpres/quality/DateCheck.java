package org.interpres.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.interpres.article.Phrase;
import org.interpres.quality.quantity.Reading.CalendarDate;
import org.interpres.quality.quantity.Reading.Writing;

/**
 * A date means the same day to the reader: 03/04/2026 is March in the United States and April in
 * Spain.
 */
final class DateCheck implements Check {

  @Override
  public String id() {
    return "DATE";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    List<CalendarDate> lost = new ArrayList<>(pair.from().reading().dates());
    List<CalendarDate> added = new ArrayList<>(pair.to().reading().dates());
    if (lost.isEmpty() || added.isEmpty()) {
      return List.of();
    }
    boolean unsure = unsure(pair.from());
    for (CalendarDate date : List.copyOf(lost)) {
      for (CalendarDate other : added) {
        if (same(date, other) && !(unsure && ambiguous(date) && ambiguous(other))) {
          lost.remove(date);
          added.remove(other);
          break;
        }
      }
    }
    boolean turned = numbers(lost).equals(numbers(added));
    List<Finding> findings = new ArrayList<>();
    for (CalendarDate date : lost) {
      if (added.isEmpty()) {
        return findings;
      }
      CalendarDate other = added.remove(0);
      // A changed day or month is the NUMBER check's. Here it is the order that misleads, or 3 May
      // that became 5 March: no number was lost, and none came.
      if (turned || ambiguous(date) || ambiguous(other)) {
        findings.add(
            same(date, other) ? eitherOrder(pair, date, other) : finding(pair, date, other));
      }
    }
    return findings;
  }

  /** "en" alone is no country: 12/05/2026 is December to an American, May to a Briton. */
  private static boolean unsure(Passage source) {
    return source.language().equals("en") && source.country().isEmpty();
  }

  /** All days, months and years of the dates, in order of size. */
  private static List<Integer> numbers(List<CalendarDate> dates) {
    return dates.stream()
        .flatMap(date -> Stream.of(date.day(), date.month(), date.year()))
        .sorted()
        .toList();
  }

  private static boolean ambiguous(CalendarDate date) {
    return date.writing() == Writing.AMBIGUOUS;
  }

  private static boolean same(CalendarDate one, CalendarDate other) {
    boolean year = one.year() == other.year() || one.year() == 0 || other.year() == 0;
    return year && one.month() == other.month() && one.day() == other.day();
  }

  private Finding finding(SegmentPair pair, CalendarDate source, CalendarDate target) {
    return new Finding(
        id(),
        Severity.MAJOR,
        ambiguous(source) || ambiguous(target)
            ? Phrase.of(
                "finding.date",
                shown(source),
                Shown.of(pair.target(), target.from(), target.to()),
                shown(target))
            : Phrase.of("finding.date.other", shown(source), shown(target)),
        new Span(source.from(), source.to()),
        new Span(target.from(), target.to()));
  }

  private Finding eitherOrder(SegmentPair pair, CalendarDate source, CalendarDate target) {
    return new Finding(
        id(),
        Severity.MAJOR,
        Phrase.of(
            "finding.date.either-order",
            Shown.of(pair.source(), source.from(), source.to()),
            shown(target)),
        new Span(source.from(), source.to()),
        new Span(target.from(), target.to()));
  }

  private static Phrase shown(CalendarDate date) {
    Phrase month = Phrase.of("finding.month." + date.month());
    return date.year() > 0
        ? Phrase.of("finding.day-of-year", date.day(), month, String.valueOf(date.year()))
        : Phrase.of("finding.day", date.day(), month);
  }
}
