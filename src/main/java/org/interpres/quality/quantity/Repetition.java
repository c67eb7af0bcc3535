package org.interpres.quality.quantity;

import java.util.List;
import org.interpres.quality.quantity.NumberGrammar.Item;

/** Digits that say nothing of their own, so that a translation may leave them out or add them. */
final class Repetition {

  private Repetition() {}

  /** Whether {@code draft}, which follows {@code items}, only repeats or rounds off the last. */
  static boolean of(FoldedText text, List<Item> items, Draft draft) {
    if (items.isEmpty()) {
      return false;
    }
    Item before = items.get(items.size() - 1);
    return gloss(text, before, draft)
        || twelve(text, before, draft)
        || zeroMinutes(text, before, draft);
  }

  /** "two (2)": the digits say the word again. */
  private static boolean gloss(FoldedText text, Item before, Draft draft) {
    return before.draft() != null
        && before.draft().form == Quantity.Form.WORD
        && before.draft().value().equals(draft.value())
        && draft.from - before.to() <= 2
        && text.at(draft.from - 1) == '('
        && text.at(draft.to) == ')';
  }

  /** 中午12点: noon says twelve already. */
  private static boolean twelve(FoldedText text, Item before, Draft draft) {
    return before.draft() != null
        && before.draft().form == Quantity.Form.HINT
        && !text.digit(before.draft().from)
        && draft.digits()
        && draft.from == before.to()
        && FoldedText.unspaced(text.at(draft.from - 1))
        && before.draft().values.contains(draft.value());
  }

  /** "10:00" is ten o'clock: its zeros are no number of their own. */
  private static boolean zeroMinutes(FoldedText text, Item before, Draft draft) {
    if (!draft.digits() || draft.value().signum() != 0 || draft.to - draft.from != 2) {
      return false;
    }
    if (before.draft() == null || !before.draft().digits()) {
      return false;
    }
    Gap gap = Gap.between(text, before.to(), draft.from);
    boolean hour = "h".equals(before.draft().unit) && gap == Gap.NONE;
    return gap == Gap.COLON || gap == Gap.DOT || hour;
  }
}
