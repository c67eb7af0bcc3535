package org.interpres.ingest.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenSegmentationTest {

  private static final Segmenter SEGMENTER = Golden.segmenter();

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "es", "fr", "it", "pt", "ru", "ar", "ja", "zh-Hans"})
  void everyMedicalTextOfOursHasItsSentences(String locale) {
    List<Golden> texts = Golden.read(Golden.OURS.resolve(locale + ".tsv"));

    assertThat(texts).hasSizeGreaterThanOrEqualTo(15);
    assertThat(texts)
        .allSatisfy(golden -> assertThat(sentences(golden, locale)).isEqualTo(golden.sentences()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "es"})
  void everyGoldenRuleOfThePragmaticSegmenterIsKept(String locale) {
    List<Golden> texts = Golden.read(Golden.shared("segmentation/" + locale + "-golden.tsv"));

    assertThat(texts).isNotEmpty();
    assertThat(texts)
        .allSatisfy(golden -> assertThat(sentences(golden, locale)).isEqualTo(golden.sentences()));
  }

  @Test
  void aLocaleOfARegionOrScriptHasTheRulesOfItsLanguage() {
    assertThat(
            SEGMENTER.segment("Pregunte a la Dra. Gómez. Hay tiempo.", LocaleTag.parse("es-419")))
        .containsExactly("Pregunte a la Dra. Gómez. ", "Hay tiempo.");
    assertThat(SEGMENTER.segment("藥物安全嗎？安全。", LocaleTag.parse("zh-Hant-TW")))
        .containsExactly("藥物安全嗎？", "安全。");
  }

  @Test
  void aLanguageWithoutRulesOfItsOwnHasTheDefaultOnes() {
    assertThat(SEGMENTER.segment("De dosis is 5 mg. Stop bij J. Smith.", LocaleTag.parse("nl")))
        .containsExactly("De dosis is 5 mg. ", "Stop bij J. Smith.");
    assertThat(SEGMENTER.segment("खुराक 5 मिलीग्राम है। रुकें।", LocaleTag.parse("hi")))
        .containsExactly("खुराक 5 मिलीग्राम है। ", "रुकें।");
  }

  private static List<String> sentences(Golden golden, String locale) {
    return SEGMENTER.pieces(golden.text(), LocaleTag.parse(locale)).stream()
        .map(Piece::source)
        .toList();
  }
}
