package org.interpres.quality.quantity;

import com.ibm.icu.text.DateTimePatternGenerator;
import org.interpres.article.LocaleTag;

/** In which order a locale writes a date in digits, as CLDR has it. */
enum DateOrder {
  DAY_FIRST,
  MONTH_FIRST,
  YEAR_FIRST;

  static DateOrder of(LocaleTag locale) {
    String pattern = DateTimePatternGenerator.getInstance(locale.icu()).getBestPattern("yMd");
    int day = pattern.indexOf('d');
    int month = pattern.indexOf('M');
    int year = pattern.indexOf('y');
    if (year >= 0 && year < day && year < month) {
      return YEAR_FIRST;
    }
    return day < month ? DAY_FIRST : MONTH_FIRST;
  }
}
