package org.interpres.ingest.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interpres.article.LocaleTag;
import org.interpres.ingest.segmentation.SrxRule.Decision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The masks, the word trees and the mirrored expressions are only faster: they decide as SRX's own
 * definition does, tried rule by rule at each place.
 */
class FastMatchingTest {

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "es", "fr", "it", "pt", "ru", "ar", "ja", "zh-Hans"})
  void breaksWhereTheDefinitionOfSrxDoes(String locale) {
    List<SrxRule> rules = SegmentationRules.read(Golden.RULES).of(LocaleTag.parse(locale));
    RuleSet fast = new RuleSet(rules);
    List<Defined> slow = rules.stream().map(Defined::new).toList();
    List<String> texts = new ArrayList<>();
    Golden.read(Golden.OURS.resolve(locale + ".tsv")).forEach(golden -> texts.add(golden.text()));
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      texts.add(shuffled(texts.get(i % 15), random));
    }

    for (String text : texts) {
      List<Integer> expected = new ArrayList<>();
      for (int place = 1; place < text.length(); place++) {
        if (defined(slow, text, place)) {
          expected.add(place);
        }
      }
      assertThat(fast.breaks(text)).as("seed %d: %s", seed, text).isEqualTo(expected);
    }
  }

  private static boolean defined(List<Defined> rules, String text, int place) {
    for (Defined rule : rules) {
      if (rule.holds(text, place)) {
        return rule.decision == Decision.BREAK;
      }
    }
    return false;
  }

  private static final class Defined {
    private final Decision decision;
    private final Pattern before;
    private final Pattern after;

    Defined(SrxRule rule) {
      this.decision = rule.decision();
      this.before = Pattern.compile(rule.before(), Patterns.FLAGS);
      this.after = Pattern.compile(rule.after(), Patterns.FLAGS);
    }

    boolean holds(String text, int place) {
      if (!whole(after, text).region(place, text.length()).lookingAt()) {
        return false;
      }
      Matcher matcher = whole(before, text);
      for (int start = place; start >= 0; start--) {
        if (matcher.region(start, place).matches()) {
          return true;
        }
      }
      return false;
    }

    private static Matcher whole(Pattern pattern, String text) {
      return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }
  }

  /** The text's words in another order, some doubled: new neighbours for the same abbreviations. */
  private static String shuffled(String text, Random random) {
    String[] words = text.split("(?<=\\s)", -1);
    StringBuilder shuffled = new StringBuilder();
    for (int i = 0; i < words.length && shuffled.length() < Reading.WINDOW - 40; i++) {
      shuffled.append(words[random.nextInt(words.length)]);
    }
    return shuffled.toString();
  }
}
