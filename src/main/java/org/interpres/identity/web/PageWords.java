package org.interpres.identity.web;

import com.ibm.icu.util.ULocale;
import freemarker.ext.beans.BeanModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.interpres.article.Phrase;
import org.interpres.article.WrittenTime;

/**
 * What every template gets as {@code ui}: the language of the page, and how it says names, moments
 * and ages. Its {@code msg} is the function {@code msg("key", arguments…)} of the templates.
 */
public final class PageWords {

  private static final Map<PageLanguage, WrittenTime> TIMES =
      Arrays.stream(PageLanguage.values())
          .collect(
              Collectors.toMap(
                  language -> language, language -> WrittenTime.in(language.locale())));

  private final PageLanguage language;
  private final Messages messages;
  private final WrittenTime time;
  private final Instant now;

  public PageWords(PageLanguage language, Instant now) {
    this.language = language;
    this.messages = Messages.in(language);
    this.time = java.util.Objects.requireNonNull(TIMES.get(language));
    this.now = now;
  }

  public String getTag() {
    return language.tag();
  }

  public String getDir() {
    return language.dir();
  }

  /** The languages that there are, each by its own name. */
  public List<Language> getLanguages() {
    return Arrays.stream(PageLanguage.values())
        .map(each -> new Language(each.tag(), each.dir(), each.nameInItself()))
        .toList();
  }

  public boolean knows(String key) {
    return messages.knows(key);
  }

  /** A locale's name. */
  public String name(String tag) {
    return ULocale.forLanguageTag(tag).getDisplayNameWithDialect(language.locale());
  }

  /** An instant in UTC: {@code 3 Mar 2026, 14:05 UTC}. */
  public String moment(String iso) {
    return time.moment(Instant.parse(iso));
  }

  /** A day: {@code 3 Mar 2026}. */
  public String day(String iso) {
    return time.day(LocalDate.parse(iso));
  }

  /** How long ago, in the largest unit that is at least one. */
  public String age(String iso) {
    long minutes = Math.max(0, (now.getEpochSecond() - Instant.parse(iso).getEpochSecond()) / 60);
    long hours = minutes / 60;
    if (hours >= 24) {
      return messages.say("age.days", hours / 24);
    }
    return hours > 0 ? messages.say("age.hours", hours) : messages.say("age.minutes", minutes);
  }

  /** The function {@code msg}. */
  public TemplateMethodModelEx function() {
    return arguments -> {
      Object[] given = new Object[arguments.size() - 1];
      for (int i = 0; i < given.length; i++) {
        given[i] = value(arguments.get(i + 1));
      }
      return arguments.get(0) instanceof BeanModel bean
              && bean.getWrappedObject() instanceof Phrase phrase
          ? messages.say(phrase)
          : messages.say(String.valueOf(value(arguments.get(0))), given);
    };
  }

  private static Object value(Object argument) throws TemplateModelException {
    if (argument instanceof TemplateNumberModel number) {
      return number.getAsNumber();
    }
    if (argument instanceof TemplateScalarModel text) {
      return text.getAsString();
    }
    throw new TemplateModelException("a message takes texts and numbers, not " + argument);
  }
}
