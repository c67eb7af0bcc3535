package org.interpres.quality;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.interpres.quality.quantity.Lexicon;
import org.interpres.quality.quantity.LexiconFile;
import org.interpres.quality.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/** Whether a text counts a dose by the weight of the body: 1.5 mg/kg, 1,5 mg por kilo. */
final class BodyWeight {

  private final Map<String, Lexicon<Boolean>> byLanguage = new HashMap<>();

  BodyWeight() {
    Map<String, Boolean> symbols = new HashMap<>();
    LexiconFile.read(
        "weight.txt",
        (heading, form) -> {
          if (heading.value().equals("any")) {
            symbols.put(form, true);
          } else {
            byLanguage.computeIfAbsent(heading.value(), l -> new Lexicon<>()).add(form, true);
          }
        });
    byLanguage.values().forEach(words -> symbols.forEach(words::add));
  }

  /** What a pair says of weights, each text looked at once at most. */
  final class Of {
    private final SegmentPair pair;
    private @Nullable Boolean unnamedInSource;
    private @Nullable Boolean unnamedInTarget;

    private Of(SegmentPair pair) {
      this.pair = pair;
    }

    /** 1.5 mg/kg is another dose than 1.5 mg, whichever of both has the weight. */
    boolean differ(Quantity source, Quantity target) {
      boolean from = by(source);
      boolean to = by(target);
      if (from == to) {
        return false;
      }
      return from ? unnamedInTarget() : unnamedInSource();
    }

    private boolean unnamedInSource() {
      Boolean known = unnamedInSource;
      if (known == null) {
        known = unnamed(pair.from());
        unnamedInSource = known;
      }
      return known;
    }

    private boolean unnamedInTarget() {
      Boolean known = unnamedInTarget;
      if (known == null) {
        known = unnamed(pair.to());
        unnamedInTarget = known;
      }
      return known;
    }
  }

  Of of(SegmentPair pair) {
    return new Of(pair);
  }

  private static boolean by(Quantity quantity) {
    String unit = quantity.unit();
    return unit != null && unit.contains("/kg");
  }

  /**
   * Whether the words of the language are known and none stands for a weight to count by. The kg of
   * "a patient of 60 kg" has a number of its own.
   */
  private boolean unnamed(Passage text) {
    Lexicon<Boolean> words = byLanguage.get(text.language());
    if (words == null) {
      return false;
    }
    Set<Integer> ends = new HashSet<>();
    for (Quantity quantity : text.reading().quantities()) {
      if ("kg".equals(quantity.unit())) {
        ends.add(quantity.unitTo());
      }
    }
    return Phrases.hits(words, text.folded()).stream()
        .allMatch(hit -> ends.contains(hit.span().to()));
  }
}
