package org.interpres.translate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.interpres.article.Articles;
import org.interpres.article.InlineToken;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.Revision;
import org.interpres.article.Segment;
import org.interpres.article.Slug;
import org.interpres.translate.Question.Pair;
import org.interpres.translate.SourceSentences.Sorted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an article would cost before any of it is sent: by the same sorting that sends it. */
@Component
public class Estimates {

  private static final String REUSABLE =
      """
      select distinct s.index
      from segment s
      join translation t on t.article = :article and t.locale = :locale
      join segment earlier
        on earlier.revision_id = t.revision_id and earlier.source_sha256 = s.source_sha256
      join draft d on d.translation_id = t.id and d.segment = earlier.index
      where s.revision_id = :revision
        and (d.origin <> 'PLACEHOLDER' or t.revision_id = :revision)
      """;

  private static final String ASKED =
      """
      select source_sha256
      from question
      where source_locale = :source and target_locale = :target and recipe = :recipe
        and source_sha256 = any(:hashes)
      """;

  /**
   * What a locale would cost. Characters are UTF-16 code units, as vendors bill them.
   *
   * @param engines in the order in which they would be asked
   * @param counts segments, by what becomes of them; together all of the article
   * @param characters to be sent to the first engine
   */
  public record Locale(LocaleTag locale, List<String> engines, Counts counts, long characters) {}

  /**
   * @param drafted have a draft, or had one in another revision
   * @param remembered stand in the translation memory
   * @param repeated stand in the article before
   * @param known were answered, or are being asked, for another article
   * @param withheld seem to hold personal information: a person writes them
   * @param toSend go to an engine
   */
  public record Counts(
      int drafted, int remembered, int repeated, int known, int withheld, int toSend) {}

  /** What becomes of a sentence. */
  public enum Fate {
    DRAFTED,
    REMEMBERED,
    REPEATED,
    KNOWN,
    WITHHELD,
    TO_SEND;

    /** As an address has it. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Sentences of one fate: what a number of the estimate counts.
   *
   * @param source the locale that they are in
   */
  public record Listed(LocaleTag source, List<Item> items) {}

  /**
   * @param index of the segment, from 0
   * @param text of the sentence, without tags
   */
  public record Item(int index, String text) {}

  private record Fates(Recipe recipe, List<Segment> segments, List<Fate> fates) {

    List<Segment> of(Fate fate) {
      return IntStream.range(0, segments.size())
          .filter(i -> fates.get(i) == fate)
          .mapToObj(segments::get)
          .toList();
    }

    int count(Fate fate) {
      return Collections.frequency(fates, fate);
    }
  }

  private final JdbcClient jdbc;
  private final Articles articles;
  private final SourceSentences sentences;
  private final Recipes recipes;

  Estimates(JdbcClient jdbc, Articles articles, SourceSentences sentences, Recipes recipes) {
    this.jdbc = jdbc;
    this.articles = articles;
    this.sentences = sentences;
    this.recipes = recipes;
  }

  /**
   * @throws Refusal NOT_FOUND {@code article-unknown}
   */
  @Transactional(readOnly = true)
  public List<Locale> of(Slug article, Collection<LocaleTag> targets) {
    Revision revision = latest(article);
    return targets.stream().map(target -> estimate(fates(revision, target), target)).toList();
  }

  /**
   * The sentences that a number of {@link Counts} counts, in their order.
   *
   * @throws Refusal NOT_FOUND {@code article-unknown}
   */
  @Transactional(readOnly = true)
  public Listed listed(Slug article, LocaleTag target, Fate fate) {
    Revision revision = latest(article);
    return new Listed(
        revision.locale(),
        fates(revision, target).of(fate).stream()
            .map(segment -> new Item(segment.index(), InlineToken.plain(segment.source())))
            .toList());
  }

  private Revision latest(Slug article) {
    return articles
        .latest(article)
        .orElseThrow(
            () ->
                new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "article-unknown",
                    "There is no article “%s”; GET /api/v1/articles lists them."
                        .formatted(article)));
  }

  private static Locale estimate(Fates fates, LocaleTag target) {
    return new Locale(
        target,
        fates.recipe().engines(),
        new Counts(
            fates.count(Fate.DRAFTED),
            fates.count(Fate.REMEMBERED),
            fates.count(Fate.REPEATED),
            fates.count(Fate.KNOWN),
            fates.count(Fate.WITHHELD),
            fates.count(Fate.TO_SEND)),
        fates.of(Fate.TO_SEND).stream().mapToLong(segment -> segment.source().length()).sum());
  }

  private Fates fates(Revision revision, LocaleTag target) {
    Set<Integer> drafted =
        jdbc.sql(REUSABLE)
            .param("article", revision.article().value())
            .param("locale", target.value())
            .param("revision", revision.id())
            .query(Integer.class)
            .set();
    Pair pair = new Pair(revision.locale(), target);
    Sorted sorted = sentences.sort(pair, revision, drafted);
    Recipe recipe = recipes.of(revision.article(), pair.source(), target);
    Set<String> known = known(pair, recipe, sorted.toAsk());
    Set<Segment> repeated = Set.copyOf(sorted.repeated());
    List<Fate> fates = new ArrayList<>();
    for (Segment segment : revision.segments()) {
      String hash = segment.sourceHash().hex();
      if (drafted.contains(segment.index())) {
        fates.add(Fate.DRAFTED);
      } else if (repeated.contains(segment)) {
        fates.add(Fate.REPEATED);
      } else if (sorted.remembered().containsKey(hash)) {
        fates.add(Fate.REMEMBERED);
      } else if (sorted.withheld().containsKey(hash)) {
        fates.add(Fate.WITHHELD);
      } else {
        fates.add(known.contains(hash) ? Fate.KNOWN : Fate.TO_SEND);
      }
    }
    return new Fates(recipe, revision.segments(), fates);
  }

  private Set<String> known(Pair pair, Recipe recipe, List<Sentence> asked) {
    return jdbc.sql(ASKED)
        .param("source", pair.source().value())
        .param("target", pair.target().value())
        .param("recipe", recipe.name())
        .param("hashes", asked.stream().map(Sentence::hash).toArray(String[]::new))
        .query(String.class)
        .set();
  }
}
