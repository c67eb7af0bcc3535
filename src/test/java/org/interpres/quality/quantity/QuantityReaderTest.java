package org.interpres.quality.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class QuantityReaderTest {

  private static final String[] LOCALES = {
    "en", "es", "de", "ar", "zh-Hans", "ja", "ru", "hi", "th"
  };

  @TestFactory
  List<DynamicTest> golden_sentences_are_read() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (InputStream bytes = getClass().getResourceAsStream("/quality/quantities.tsv")) {
      String text =
          new String(Objects.requireNonNull(bytes).readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .forEach(
              row ->
                  tests.add(
                      DynamicTest.dynamicTest(
                          row[0] + " " + row[1],
                          () -> assertThat(shown(read(row[0], row[1]))).isEqualTo(row[2]))));
    }
    return tests;
  }

  @Test
  void spans_are_offsets_into_the_text_with_its_tags() {
    String text = "Take <g id=\"1\">0.5</g>\u00A0mg now";

    Quantity quantity = read("en", text).quantities().get(0);

    assertThat(text.substring(quantity.from(), quantity.to())).isEqualTo("0.5");
    assertThat(text.substring(quantity.from(), quantity.unitTo())).isEqualTo("0.5</g>\u00A0mg");
  }

  @Test
  void a_stand_alone_tag_separates_numbers_and_a_paired_one_does_not() {
    assertThat(shown(read("en", "1<x id=\"1\"/>2 <g id=\"2\">3</g>4"))).isEqualTo("1 2 34");
  }

  @Test
  void any_text_is_read_without_fault() {
    long seed = 20_261_122L;
    Random random = new Random(seed);
    for (int round = 0; round < 3_000; round++) {
      String text = anything(random);
      for (Quantity quantity : read(LOCALES[round % LOCALES.length], text).quantities()) {
        assertThat(quantity.from()).as("seed %d round %d", seed, round).isBetween(0, quantity.to());
        assertThat(quantity.unitTo()).isBetween(quantity.to(), text.length());
      }
    }
  }

  @Test
  void very_long_texts_of_any_kind_are_read() {
    for (String part :
        List.of(
            "1", "1,", "1.1", "１ ", "x", "\uD800", "million ", "万", "5 mg/", "二", "<g id=\"1\">")) {
      assertThat(read("en", part.repeat(100_000 / part.length()))).isNotNull();
      assertThat(read("zh-Hans", part.repeat(100_000 / part.length()))).isNotNull();
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
      "/",
      "-",
      "–",
      "万",
      "billion",
      "三",
      "٣",
      "th",
      ":",
      "am",
      "<x id=\"1\"/>",
      "every ",
      "8 h"
    };
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(40);
    for (int i = 0; i < length; i++) {
      if (random.nextInt(4) == 0) {
        text.append((char) random.nextInt(0x10000));
      } else {
        text.append(likely[random.nextInt(likely.length)]);
      }
    }
    return text.toString();
  }

  private static Reading read(String locale, String text) {
    return QuantityReader.of(LocaleTag.parse(locale)).read(text);
  }

  /** Values with units; other readings after a bar; ranges, frequencies and dates in brackets. */
  private static String shown(Reading reading) {
    StringBuilder shown = new StringBuilder();
    for (Quantity quantity : reading.quantities()) {
      String values =
          quantity.values().stream().map(v -> v.toPlainString()).collect(Collectors.joining("|"));
      shown.append(values);
      if (quantity.form() != Quantity.Form.DIGITS) {
        shown.append(quantity.form().name().charAt(0) == 'M' ? "month" : "~");
      }
      shown.append(quantity.unit() == null ? " " : quantity.unit() + " ");
    }
    for (Reading.Range range : reading.ranges()) {
      shown.append(
          "[%s to %s] "
              .formatted(
                  range.low().value().toPlainString(), range.high().value().toPlainString()));
    }
    for (Reading.Frequency frequency : reading.frequencies()) {
      shown.append(
          frequency.asNeeded() ? "[prn] " : "[" + frequency.perDay().toPlainString() + " a day] ");
    }
    for (Reading.CalendarDate date : reading.dates()) {
      shown.append("[%d-%d-%d] ".formatted(date.year(), date.month(), date.day()));
    }
    return shown.toString().strip();
  }
}
