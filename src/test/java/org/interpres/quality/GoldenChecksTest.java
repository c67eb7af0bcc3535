package org.interpres.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.interpres.article.LocaleTag;
import org.interpres.terminology.Termbase;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each check has a golden file of its own, named by its id. */
class GoldenChecksTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);

  private static final List<String> LOCALES =
      List.of("es-419", "fr", "de", "pt-BR", "it", "ru", "ar", "zh-Hans", "zh-Hant", "ja", "fi");

  private final Checks checks =
      Checks.standard(CLOCK).with(Termbase.load(Path.of("src/test/resources/quality/terms")));

  @TestFactory
  Stream<DynamicNode> golden_pairs_hold() {
    return checks.all().stream()
        .map(
            check ->
                DynamicContainer.dynamicContainer(
                    check.id(),
                    GoldenPairs.test(check, check.id().toLowerCase(Locale.ROOT) + ".tsv")));
  }

  @Test
  void a_source_is_checked_before_anything_is_translated() {
    assertThat(
            checks.checkSource(
                "It is a miracle; he had committed suicide after 5.0 mg.", LocaleTag.parse("en")))
        .extracting(Finding::check)
        .containsExactlyInAnyOrder("CLAIM", "SAFE-MESSAGING", "ABBREVIATION");
  }

  @Test
  void a_character_that_turns_the_source_around_is_a_finding_of_the_source() {
    assertThat(checks.checkSource("The dose is \u202E0.5\u202C mg.", LocaleTag.parse("en")))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.check()).isEqualTo("BIDI");
              assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(finding.sourceSpan()).isEqualTo(new Span(12, 13));
            });
  }

  @Test
  void a_placeholder_blocks_as_what_it_is() {
    assertThat(
            checks.check(
                new SegmentPair(
                    "Take two tablets.",
                    "⟦ NOT TRANSLATED · es ⟧",
                    LocaleTag.parse("en"),
                    LocaleTag.parse("es"))))
        .anySatisfy(
            finding -> {
              assertThat(finding.check()).isEqualTo("UNTRANSLATED");
              assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(finding.message()).contains("placeholder");
            });
  }

  @Test
  void any_text_is_checked_without_fault() {
    long seed = 4_2026L;
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      String locale = LOCALES.get(round % LOCALES.size());
      SegmentPair pair =
          new SegmentPair(
              anything(random), anything(random), LocaleTag.parse("en"), LocaleTag.parse(locale));
      for (Finding finding : checks.check(pair)) {
        assertThat(finding.message()).as("seed %d round %d", seed, round).isNotBlank();
      }
    }
  }

  @Test
  void very_long_texts_of_any_kind_are_checked() {
    for (String part :
        List.of(
            "1 ",
            "1,1 ",
            "1-2 ",
            "x ",
            "not ",
            "\uD800",
            "<g id=\"1\">",
            "http://a ",
            "@a",
            "氯",
            "5 mg ",
            "5-",
            "9",
            "٥",
            "\uDC00",
            "👩‍⚕️",
            "e\u0301",
            "半",
            "万1",
            "1日",
            "two and a half ",
            "every 8 to ",
            "وبال",
            "&amp;",
            "3 March ",
            "may help ",
            "+1-2-")) {
      String text = part.repeat(100_000 / part.length());
      for (String locale : List.of("zh-Hans", "ar", "ru")) {
        SegmentPair pair =
            new SegmentPair(text, text + "!", LocaleTag.parse("en"), LocaleTag.parse(locale));
        assertThat(checks.check(pair)).isNotNull();
      }
    }
  }

  private static String anything(Random random) {
    String[] likely = {
      "1",
      "23",
      ".",
      ",",
      " ",
      "mg",
      "<g id=\"1\">",
      "</g>",
      "–",
      "万",
      "not ",
      "三",
      "&#39;",
      "@",
      "http://",
      "call 988",
      "ketamine",
      "?",
      "every 8 h",
      "03/04/2026",
      "+1-800-"
    };
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(30);
    for (int i = 0; i < length; i++) {
      if (random.nextInt(4) == 0) {
        text.append((char) random.nextInt(0x10000));
      } else {
        text.append(likely[random.nextInt(likely.length)]);
      }
    }
    return text.toString();
  }
}
