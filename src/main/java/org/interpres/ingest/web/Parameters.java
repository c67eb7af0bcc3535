package org.interpres.ingest.web;

import java.util.LinkedHashSet;
import java.util.Set;
import org.interpres.article.Excerpt;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.jspecify.annotations.Nullable;

/** What a request says in its address and headers; each thing that it cannot say has its code. */
final class Parameters {

  private static final int MOST_TARGETS = 100;

  private Parameters() {}

  /**
   * @throws Refusal MALFORMED {@code slug-invalid}
   */
  static Slug slug(String written) {
    try {
      return new Slug(written);
    } catch (InvalidName e) {
      throw new Refusal(Refusal.Kind.MALFORMED, "slug-invalid", e.says());
    }
  }

  /**
   * Of a list: empty for its start.
   *
   * @throws Refusal MALFORMED {@code malformed-cursor}
   */
  static String cursor(String written) {
    try {
      return written.isEmpty() ? "" : new Slug(written).value();
    } catch (InvalidName e) {
      throw new Refusal(
          Refusal.Kind.MALFORMED,
          "malformed-cursor",
          "The cursor is not one that a list answered as “next”.");
    }
  }

  /**
   * Of {@code Content-Language}; null where there is none.
   *
   * @throws Refusal INVALID {@code locale-unknown}
   */
  static @Nullable LocaleTag locale(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return null;
    }
    if (header.contains(",")) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "locale-unknown",
          "Content-Language names several locales (“%s”): name the one that the article is written in."
              .formatted(Excerpt.of(header)));
    }
    try {
      return LocaleTag.parse(header);
    } catch (InvalidName e) {
      throw new Refusal(Refusal.Kind.INVALID, "locale-unknown", says("Content-Language", e));
    }
  }

  /**
   * @throws Refusal INVALID {@code target-locale-unknown} or {@code too-many-targets}
   */
  static Set<LocaleTag> targets(@Nullable String list) {
    Set<LocaleTag> targets = new LinkedHashSet<>();
    if (list == null || list.isBlank()) {
      return targets;
    }
    for (String item : list.split(",", -1)) {
      try {
        targets.add(LocaleTag.parse(item));
      } catch (InvalidName e) {
        throw new Refusal(Refusal.Kind.INVALID, "target-locale-unknown", says("targets", e));
      }
      if (targets.size() > MOST_TARGETS) {
        throw new Refusal(
            Refusal.Kind.INVALID,
            "too-many-targets",
            "A request names at most %d targets: add the others by a further one."
                .formatted(MOST_TARGETS));
      }
    }
    return targets;
  }

  /**
   * Why to withdraw what is published, null where nobody asked to.
   *
   * @throws Refusal MALFORMED {@code withdraw-unknown} or {@code reason-missing}
   */
  static @Nullable String withdrawalReason(@Nullable String withdraw, @Nullable String reason) {
    if (withdraw == null) {
      return null;
    }
    if (!withdraw.equals("now")) {
      throw new Refusal(
          Refusal.Kind.MALFORMED,
          "withdraw-unknown",
          "“withdraw” is “now” or left out, not “%s”.".formatted(Excerpt.of(withdraw)));
    }
    if (reason == null || reason.isBlank()) {
      throw new Refusal(
          Refusal.Kind.MALFORMED,
          "reason-missing",
          "Withdrawing needs a “reason”: readers of the page will see it.");
    }
    if (reason.indexOf('\0') >= 0) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "control-character",
          "The “reason” has the control character U+0000, which no text may have: remove it.");
    }
    return reason.strip();
  }

  private static Phrase says(String field, InvalidName name) {
    return Phrase.of("refused.in-field", Phrase.Name.of("field-name.", field), name.says());
  }
}
