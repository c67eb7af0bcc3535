package org.interpres.review.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interpres.identity.web.Language;
import org.interpres.review.FindingCounts.Count;

/** The findings of an article as its page shows them: a row a check. */
final class CheckRows {

  private CheckRows() {}

  /** Where a check found something. */
  public record Place(Language locale, int found, int critical) {}

  /**
   * A check with its findings in all locales.
   *
   * @param percent of them that somebody waived
   */
  public record Row(String check, int found, int waived, int percent, List<Place> places) {}

  static List<Row> of(List<Count> counts) {
    Map<String, List<Count>> byCheck = new LinkedHashMap<>();
    counts.forEach(
        count -> byCheck.computeIfAbsent(count.check(), check -> new ArrayList<>()).add(count));
    List<Row> rows = new ArrayList<>();
    byCheck.forEach((check, its) -> rows.add(row(check, its)));
    return rows;
  }

  private static Row row(String check, List<Count> counts) {
    int found = counts.stream().mapToInt(Count::found).sum();
    int waived = counts.stream().mapToInt(Count::waived).sum();
    return new Row(
        check,
        found,
        waived,
        Math.round(100f * waived / found),
        counts.stream().map(CheckRows::place).toList());
  }

  private static Place place(Count count) {
    return new Place(Language.of(count.locale()), count.found(), count.critical());
  }
}
