package org.interpres.article;

import com.ibm.icu.text.Bidi;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;

/** How what is put into a message is said. Safe for use by many threads. */
sealed interface Voice {

  String text(String text);

  String tag(Phrase.Tag tag);

  String moment(Instant moment);

  String day(LocalDate day);

  /**
   * As it stands, for programs and for what is stored: a locale by its tag, a moment and a day as
   * ISO 8601 has them.
   */
  record Verbatim() implements Voice {

    @Override
    public String text(String text) {
      return text;
    }

    @Override
    public String tag(Phrase.Tag tag) {
      return tag.locale().value();
    }

    @Override
    public String moment(Instant moment) {
      return moment.toString();
    }

    @Override
    public String day(LocalDate day) {
      return day.toString();
    }
  }

  /**
   * As a reader of {@code locale} writes it. A text is set apart where it could drag the marks
   * around it to its other side: any in a language that is written from the right, one with such
   * letters in another.
   */
  record Localized(ULocale locale, WrittenTime time) implements Voice {

    static Localized in(ULocale locale) {
      return new Localized(locale, WrittenTime.in(locale));
    }

    @Override
    public String text(String text) {
      return locale.isRightToLeft() || Bidi.requiresBidi(text.toCharArray(), 0, text.length())
          ? "\u2068" + text + "\u2069"
          : text;
    }

    @Override
    public String tag(Phrase.Tag tag) {
      return tag.locale().icu().getDisplayNameWithDialect(locale);
    }

    @Override
    public String moment(Instant moment) {
      return text(time.moment(moment));
    }

    @Override
    public String day(LocalDate day) {
      return text(time.day(day));
    }
  }
}
