package org.interpres.review;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.identity.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * How fast somebody decides, in words of the source an hour. Bilingual review of medical text is
 * planned with 1,000 to 1,500 words an hour; who is faster reads fluent text past its faults.
 */
@Service
public class Pace {

  /** Above it the workbench warns. */
  public static final int WORDS_AN_HOUR = 1500;

  private static final Duration HOUR = Duration.ofHours(1);

  /** Each segment once, however often it was decided on. */
  private static final String DECIDED =
      """
      select distinct s.revision_id, s.index, s.source, r.locale
      from decision d
      join translation t on t.id = d.translation_id
      join revision r on r.id = t.revision_id
      join segment s on s.revision_id = t.revision_id and s.index = d.index
      where d.decided_by = :account and d.decided_at > :since and d.carried_from is null
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Pace(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Words of the sources that the account decided on in the last hour. */
  public int lastHour(Actor actor) {
    List<Integer> words =
        jdbc.sql(DECIDED)
            .param("account", actor.name())
            .param("since", Timestamp.from(clock.instant().minus(HOUR)))
            .query(
                (row, n) ->
                    words(row.getString("source"), LocaleTag.parse(row.getString("locale"))))
            .list();
    return words.stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * The words of a text without its tags, as Unicode cuts them (UAX 29): for Chinese and Japanese
   * by a dictionary, which is how their reviewers count too.
   */
  static int words(String text, LocaleTag locale) {
    BreakIterator breaks = BreakIterator.getWordInstance(ULocale.forLanguageTag(locale.value()));
    breaks.setText(text.replaceAll("</?[gx][^>]*>", " "));
    int words = 0;
    while (breaks.next() != BreakIterator.DONE) {
      if (breaks.getRuleStatus() >= BreakIterator.WORD_NONE_LIMIT) {
        words++;
      }
    }
    return words;
  }
}
