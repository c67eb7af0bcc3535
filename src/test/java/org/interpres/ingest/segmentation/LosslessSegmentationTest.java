package org.interpres.ingest.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import org.interpres.article.InlineToken;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is lost, no tag is cut, and every sentence has a word: for any text at all. */
class LosslessSegmentationTest {

  private static final Segmenter SEGMENTER = Golden.segmenter();

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "es", "fr", "it", "pt", "ru", "ar", "ja", "zh-Hans"})
  void everyPrefixAndSuffixOfOurGoldenTexts(String locale) {
    for (Golden golden : Golden.read(Golden.OURS.resolve(locale + ".tsv"))) {
      assertEveryPrefixAndSuffix(golden.text(), locale);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "es"})
  void everyPrefixAndSuffixOfTheGoldenRules(String locale) {
    for (Golden golden : Golden.read(Golden.shared("segmentation/" + locale + "-golden.tsv"))) {
      assertEveryPrefixAndSuffix(golden.text(), locale);
    }
  }

  @ParameterizedTest
  @CsvSource({"en-es-419, 1, en", "en-es-419, 2, es-419", "en-ar, 2, ar", "en-zh-Hans, 2, zh-Hans"})
  void everyPrefixAndSuffixOfTheCorpus(String file, int column, String locale) {
    List<String> units =
        Golden.lines(Golden.shared("tico19/" + file + ".tsv"))
            .map(line -> line.split("\t", -1)[column])
            .toList();

    assertThat(units).hasSizeGreaterThan(1_000);
    units.forEach(unit -> assertEveryPrefixAndSuffix(unit, locale));
  }

  @Test
  void randomTextOfAnyKind() {
    List<LocaleTag> locales =
        List.of("en", "de", "es", "fr", "it", "pt", "ru", "ar", "ja", "zh-Hans", "nl").stream()
            .map(LocaleTag::parse)
            .toList();
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      assertLossless(randomText(random), locales.get(i % locales.size()), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".", "a. ", "7", "1. ", "1) ", "。", "\uD800", "</g>", "<g id=\"1\">", "<", " "})
  void theSameThingOverAndOver(String thing) {
    assertLossless(thing.repeat(100_000 / thing.length()), new LocaleTag("en"), thing);
  }

  private static void assertEveryPrefixAndSuffix(String text, String locale) {
    LocaleTag tag = LocaleTag.parse(locale);
    for (int at = 0; at <= text.length(); at++) {
      assertLossless(text.substring(0, at), tag, text);
      assertLossless(text.substring(at), tag, text);
    }
  }

  private static void assertLossless(String unit, LocaleTag locale, String from) {
    List<String> segments = SEGMENTER.segment(unit, locale);
    List<Piece> pieces = SEGMENTER.pieces(unit, locale);
    // A million texts: AssertJ would take longer than the segmenter.
    boolean kept =
        String.join("", segments).equals(unit)
            && !segments.contains("")
            && (segments.size() < 2
                || segments.stream().allMatch(LosslessSegmentationTest::hasWord))
            && tagsAndPairsAreWhole(unit, segments)
            && (pieces.isEmpty() ? isBlank(unit) : joined(pieces).equals(unit));
    if (!kept) {
      fail("%s in %s, from %s", segments, locale, from);
    }
  }

  private static boolean tagsAndPairsAreWhole(String unit, List<String> segments) {
    if (segments.size() < 2) {
      return true;
    }
    BitSet inside = new BitSet();
    Matcher tag = InlineToken.TAG.matcher(unit);
    while (tag.find()) {
      inside.set(tag.start() + 1, tag.end());
    }
    int cut = 0;
    for (String segment : segments.subList(0, segments.size() - 1)) {
      cut += segment.length();
      boolean halved =
          Character.isHighSurrogate(unit.charAt(cut - 1))
              && Character.isLowSurrogate(unit.charAt(cut));
      if (halved || inside.get(cut)) {
        return false;
      }
    }
    return true;
  }

  private static String joined(List<Piece> pieces) {
    StringBuilder joined = new StringBuilder();
    pieces.forEach(p -> joined.append(p.before()).append(p.source()).append(p.after()));
    return joined.toString();
  }

  private static boolean isBlank(String unit) {
    return InlineToken.plain(unit).chars().allMatch(c -> WhiteSpace.is((char) c));
  }

  private static boolean hasWord(String segment) {
    return InlineToken.plain(segment).codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static final List<String> PARTS =
      List.of(
          "<g id=\"1\">",
          "<g id=\"22\">",
          "</g>",
          "<x id=\"3\"/>",
          "<g id=\"01\">",
          "<g",
          "<x id=\"",
          "<",
          ">",
          ". ",
          "! ",
          "?",
          "…",
          "。",
          "！」",
          "؟ ",
          "۔",
          "। ",
          "Dr. ",
          "e.g. ",
          "z. B. ",
          "т. е. ",
          "1. ",
          "2) ",
          "a. ",
          "b. ",
          "• ",
          "\n\n",
          "\r\n",
          "\u2028",
          "\u00A0",
          "\u3000",
          "\u200F",
          "\u202E",
          "\uD800",
          "\uDC00",
          "😀",
          "𝐀",
          "\u0000",
          "\u0301",
          "The ",
          "Taken",
          "Kopf ",
          "п",
          "Он ",
          "هو",
          "痛",
          "7",
          "0.5",
          "”",
          "« ",
          "»",
          "(",
          "]",
          "'",
          "\"",
          "\uFEFF",
          "\u001F",
          "\u0085");

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    int parts = random.nextInt(40);
    for (int i = 0; i < parts; i++) {
      switch (random.nextInt(6)) {
        case 0 -> text.append((char) random.nextInt(Character.MAX_VALUE + 1));
        case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        default -> text.append(PARTS.get(random.nextInt(PARTS.size())));
      }
    }
    return text.toString();
  }
}
