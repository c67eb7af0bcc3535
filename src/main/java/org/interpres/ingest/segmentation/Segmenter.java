package org.interpres.ingest.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.interpres.article.ByLocale;
import org.interpres.article.InlineToken;
import org.interpres.article.LocaleTag;

/**
 * Cuts a unit into sentences by SRX rules. Loses nothing: the segments joined are the unit, for any
 * string. Thread-safe; keep one, since rules are compiled for a locale at its first use.
 *
 * <p>The rules see the text without its tags. A cut never stands inside a tag: closing tags stay
 * with the sentence before, opening and stand-alone ones go with the sentence after, but for those
 * that are a mark at the word before, such as a footnote's. White space between two sentences ends
 * the first. A stretch without any letter or digit is no sentence and stays with the one before it,
 * or, at the start, with the one after it.
 *
 * <p>A rule sees at most 200 UTF-16 units to either side of a place; time is in proportion to the
 * length of the unit.
 */
public final class Segmenter {

  private final SegmentationRules rules;

  /** By what the file says, not by the tag: a set has two tables of all characters. */
  private final Map<List<SrxRule>, RuleSet> compiled = new ConcurrentHashMap<>();

  private final ByLocale<RuleSet> ofLocale = new ByLocale<>(this::ruleSet);

  public Segmenter(SegmentationRules rules) {
    this.rules = rules;
  }

  /**
   * The unit's segments, white space included, none of them empty; none at all for the empty
   * string.
   *
   * @throws InvalidSegmentationRules when a rule needs too many steps on this text; it names the
   *     rule's line
   */
  public List<String> segment(String unit, LocaleTag locale) {
    return segment(unit, locale, Set.of());
  }

  private List<String> segment(String unit, LocaleTag locale, Set<Integer> marks) {
    if (unit.isEmpty()) {
      return List.of();
    }
    TaglessText tagless = TaglessText.of(unit, marks);
    String text = tagless.text();
    List<Gap> gaps = gaps(text, ofLocale.of(locale).breaks(text));
    List<String> segments = new ArrayList<>();
    int cut = 0;
    boolean words = false;
    for (int i = 0; i < gaps.size(); i++) {
      Gap gap = gaps.get(i);
      words = words || hasWord(text, i == 0 ? 0 : gaps.get(i - 1).to(), gap.from());
      int end = i + 1 < gaps.size() ? gaps.get(i + 1).from() : text.length();
      if (words && hasWord(text, gap.to(), end)) {
        int next = tagless.cut(gap.from(), gap.to());
        segments.add(unit.substring(cut, next));
        cut = next;
      }
    }
    segments.add(unit.substring(cut));
    return List.copyOf(segments);
  }

  /**
   * The unit's segments parted from the white space around them; none at all when the unit is only
   * white space and tags.
   */
  public List<Piece> pieces(String unit, LocaleTag locale) {
    return pieces(unit, locale, Set.of());
  }

  /**
   * As above.
   *
   * @param marks ids of the stand-alone tags that belong to what stands right before them
   */
  public List<Piece> pieces(String unit, LocaleTag locale, Set<Integer> marks) {
    if (InlineToken.plain(unit).chars().allMatch(c -> WhiteSpace.is((char) c))) {
      return List.of();
    }
    return segment(unit, locale, marks).stream().map(Piece::of).toList();
  }

  /** The white space, maybe none, between two stretches of text that rules have parted. */
  private record Gap(int from, int to) {}

  private static List<Gap> gaps(String text, List<Integer> breaks) {
    List<Gap> gaps = new ArrayList<>();
    int sentence = 0;
    for (int place : breaks) {
      if (place <= sentence) {
        continue;
      }
      int from = place;
      while (from > sentence && WhiteSpace.is(text.charAt(from - 1))) {
        from--;
      }
      int to = place;
      while (to < text.length() && WhiteSpace.is(text.charAt(to))) {
        to++;
      }
      if (from > sentence && to < text.length()) {
        gaps.add(new Gap(from, to));
      }
      sentence = to;
    }
    return gaps;
  }

  private static boolean hasWord(String text, int from, int to) {
    for (int at = from; at < to; ) {
      int codePoint = text.codePointAt(at);
      if (Character.isLetterOrDigit(codePoint)) {
        return true;
      }
      at += Character.charCount(codePoint);
    }
    return false;
  }

  private RuleSet ruleSet(LocaleTag locale) {
    return compiled.computeIfAbsent(rules.of(locale), RuleSet::new);
  }

  /** How many sets of rules are compiled. */
  int ruleSets() {
    return compiled.size();
  }
}
