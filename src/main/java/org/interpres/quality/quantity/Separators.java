package org.interpres.quality.quantity;

import com.ibm.icu.text.DecimalFormatSymbols;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.interpres.article.LocaleTag;

/**
 * How a locale separates decimals and groups of thousands (CLDR), and what a reader there makes of
 * digits that follow another habit: 1,250 is 1.25 to a German and 1250 to an American; 0.5 is 0.5
 * to both, since no group begins with a zero.
 */
final class Separators {

  private static final int GROUP = 3;

  /**
   * Spanish outside Spain: CLDR gives each country one habit, print has both (RAE, Ortografía 2010,
   * allows both).
   */
  private static final Set<String> COMMA_COUNTRIES_IN_SPANISH = Set.of("", "ES", "GQ");

  private final int decimal;
  private final int grouping;
  private final boolean both;

  Separators(LocaleTag locale) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale.icu());
    int cldrDecimal = ascii(symbols.getDecimalSeparatorString());
    int cldrGrouping = ascii(symbols.getGroupingSeparatorString());
    both = locale.language().equals("es") && !COMMA_COUNTRIES_IN_SPANISH.contains(locale.country());
    decimal = cldrDecimal;
    grouping = cldrGrouping;
  }

  /** One code point for what is one to the reader: ٫ is a decimal point, ٬ a group's comma. */
  static int ascii(String separator) {
    int codePoint = separator.isEmpty() ? ' ' : separator.codePointAt(separator.length() - 1);
    for (int i = 0; i < separator.length(); i += Character.charCount(codePoint)) {
      codePoint = separator.codePointAt(i);
      if (Character.getType(codePoint) != Character.FORMAT) {
        break;
      }
    }
    return ascii(codePoint);
  }

  static int ascii(int codePoint) {
    return switch (codePoint) {
      case 0x066B -> '.';
      case 0x066C -> ',';
      case 0x2019 -> '\'';
      default -> codePoint >= 0x80 && Character.isSpaceChar(codePoint) ? ' ' : codePoint;
    };
  }

  /**
   * The values that digits in {@code groups} between {@code marks} can have, the likeliest first;
   * empty when they are no single number, as in 1.2.3 or 25.01.2020.
   */
  List<BigDecimal> values(List<String> groups, List<Integer> marks) {
    if (marks.isEmpty()) {
      return List.of(number(groups.get(0)));
    }
    int last = marks.get(marks.size() - 1);
    List<Integer> before = marks.subList(0, marks.size() - 1);
    boolean one = before.stream().allMatch(mark -> mark == last);
    if (one) {
      return marks.size() == 1 ? pair(groups, last) : grouped(groups);
    }
    boolean sameBefore = before.stream().allMatch(mark -> mark.equals(before.get(0)));
    if (sameBefore && last != ' ' && last != '\'' && shaped(groups.subList(0, groups.size() - 1))) {
      String whole = String.join("", groups.subList(0, groups.size() - 1));
      return List.of(number(whole + "." + groups.get(groups.size() - 1)));
    }
    return List.of();
  }

  private static List<BigDecimal> grouped(List<String> groups) {
    return shaped(groups) ? List.of(number(String.join("", groups))) : List.of();
  }

  private List<BigDecimal> pair(List<String> groups, int mark) {
    BigDecimal asGroups = shaped(groups) ? number(String.join("", groups)) : null;
    if (mark == ' ' || mark == '\'') {
      return asGroups == null ? List.of() : List.of(asGroups);
    }
    BigDecimal asDecimal = number(groups.get(0) + "." + groups.get(1));
    if (asGroups == null) {
      return List.of(asDecimal);
    }
    List<BigDecimal> values = new ArrayList<>();
    if (mark == decimal) {
      values.add(asDecimal);
      if (both) {
        values.add(asGroups);
      }
    } else {
      values.add(asGroups);
      if (both || mark != grouping) {
        values.add(asDecimal);
      }
    }
    return values;
  }

  /** Whether the groups look like thousands: 1-3 digits that do not begin with 0, then threes. */
  private static boolean shaped(List<String> groups) {
    String first = groups.get(0);
    if (first.length() > GROUP || first.startsWith("0")) {
      return false;
    }
    return groups.stream().skip(1).allMatch(group -> group.length() == GROUP);
  }

  static BigDecimal number(String digits) {
    return Term.canonical(new BigDecimal(digits));
  }
}
