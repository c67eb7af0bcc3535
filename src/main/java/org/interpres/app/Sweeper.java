package org.interpres.app;

import java.util.List;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.springframework.stereotype.Component;

/** Finds what a lost hint left behind; the routes ask it from time to time. */
@Component("sweeper")
public class Sweeper {

  private static final int AT_ONCE = 500;

  private final Translations translations;

  Sweeper(Translations translations) {
    this.translations = translations;
  }

  /** Translations that are approved and not published. */
  public List<Long> approved() {
    return translations.in(TranslationState.APPROVED, AT_ONCE);
  }
}
