package org.interpres.ingest.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.interpres.ingest.segmentation.SrxRule.Decision;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one locale. At each place, the first that holds decides; where none holds, there is
 * no break. Thread-safe.
 *
 * <p>Which rules can hold between two characters is remembered by character, so that a place where
 * no breaking rule can hold costs two array look-ups, and the others are asked few rules.
 */
final class RuleSet {

  /** Rules by number, as bits; its arrays are written before the constructor ends, then shared. */
  private static final class Mask {
    final long[] bits;
    final boolean breaks;

    Mask(long[] bits, boolean breaks) {
      this.bits = bits;
      this.breaks = breaks;
    }
  }

  private final List<CompiledRule> rules;
  private final long[] breaking;
  private final @Nullable Mask[] following = new Mask[Character.MAX_VALUE + 1];
  private final @Nullable Mask[] preceding = new Mask[Character.MAX_VALUE + 1];

  RuleSet(List<SrxRule> rules) {
    List<CompiledRule> compiled = new ArrayList<>();
    for (SrxRule rule : rules) {
      compiled.add(new CompiledRule(rule, 2 * compiled.size()));
    }
    this.rules = List.copyOf(compiled);
    this.breaking = bits(rule -> rule.decision() == Decision.BREAK);
  }

  /** The places of {@code text} where it breaks, in order: UTF-16 offsets, neither end included. */
  List<Integer> breaks(String text) {
    List<Integer> breaks = new ArrayList<>();
    Reading reading = new Reading(text, 2 * rules.size());
    for (int position = 1; position < text.length(); position++) {
      Mask last = mask(following, text.charAt(position - 1), CompiledRule::mayFollow);
      if (!last.breaks) {
        continue;
      }
      Mask first = mask(preceding, text.charAt(position), CompiledRule::mayPrecede);
      if (first.breaks && breaksAt(reading, position, last.bits, first.bits)) {
        breaks.add(position);
      }
    }
    return breaks;
  }

  private boolean breaksAt(Reading reading, int position, long[] last, long[] first) {
    boolean possible = false;
    for (int i = 0; i < breaking.length; i++) {
      possible |= (last[i] & first[i] & breaking[i]) != 0;
    }
    if (!possible
        || (Character.isLowSurrogate(reading.text().charAt(position))
            && Character.isHighSurrogate(reading.text().charAt(position - 1)))) {
      return false;
    }
    for (int i = 0; i < breaking.length; i++) {
      long both = last[i] & first[i];
      while (both != 0) {
        CompiledRule rule = rules.get(Long.SIZE * i + Long.numberOfTrailingZeros(both));
        if (rule.holds(reading, position)) {
          return rule.decision() == Decision.BREAK;
        }
        both &= both - 1;
      }
    }
    return false;
  }

  /** Two threads may both work it out; they come to the same. */
  private Mask mask(
      @Nullable Mask[] masks, char character, BiPredicate<CompiledRule, Character> possible) {
    Mask mask = masks[character];
    if (mask == null) {
      long[] bits = bits(rule -> possible.test(rule, character));
      boolean breaks = false;
      for (int i = 0; i < bits.length; i++) {
        breaks |= (bits[i] & breaking[i]) != 0;
      }
      mask = new Mask(bits, breaks);
      masks[character] = mask;
    }
    return mask;
  }

  private long[] bits(java.util.function.Predicate<CompiledRule> included) {
    long[] bits = new long[(rules.size() + Long.SIZE - 1) / Long.SIZE];
    for (int i = 0; i < rules.size(); i++) {
      if (included.test(rules.get(i))) {
        bits[i / Long.SIZE] |= 1L << i;
      }
    }
    return bits;
  }
}
