package org.interpres.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByLocaleTest {

  @Test
  void what_is_kept_does_not_grow_with_the_tags_that_people_write() {
    ByLocale<String> names = new ByLocale<>(locale -> "made for " + locale);
    for (int n = 0; n < 10 * ByLocale.MOST; n++) {
      LocaleTag tag = new LocaleTag("en-x-t" + n);
      assertThat(names.of(tag)).isEqualTo("made for " + tag);
    }
    assertThat(names.size()).isBetween(1L, (long) ByLocale.MOST);
  }

  @Test
  void it_is_made_once() {
    ByLocale<Object> objects = new ByLocale<>(locale -> new Object());
    assertThat(objects.of(new LocaleTag("es"))).isSameAs(objects.of(LocaleTag.parse("ES")));
  }
}
