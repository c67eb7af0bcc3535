package org.interpres.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the file of drug names says, and how its names are found. */
class DrugNamesTest {

  private static final String NOT_LOOKED_UP = "general INN knowledge; not looked up";
  private static final List<String> LOCALES =
      List.of("en", "es", "fr", "de", "pt", "it", "ru", "ar", "ja", "zh-Hans");

  private final DrugNames names = QualityContent.standard().drugNames();
  private final List<String[]> rows =
      ContentFile.lines("drug-names.csv").stream().skip(1).map(row -> row.split(",", -1)).toList();

  @Test
  void a_verified_name_says_where_it_was_found_and_another_that_it_was_not() {
    for (String[] row : rows) {
      assertThat(row[4].equals("true")).as(row[2]).isEqualTo(!row[3].equals(NOT_LOOKED_UP));
    }
  }

  @Test
  void a_name_in_a_locale_is_one_medicine_s() {
    Map<String, String> inns = new HashMap<>();
    for (String[] row : rows) {
      String other = inns.putIfAbsent(row[1] + " " + row[2], row[0]);
      assertThat(other).as(row[1] + " " + row[2] + " is listed twice").isNull();
    }
  }

  @Test
  void each_medicine_has_its_english_name_and_one_in_nearly_every_locale() {
    Set<String> inns = rows.stream().map(row -> row[0]).collect(Collectors.toSet());
    assertThat(inns).hasSizeGreaterThan(400);
    for (String locale : LOCALES) {
      Set<String> without = new TreeSet<>(inns);
      rows.stream().filter(row -> row[1].equals(locale)).forEach(row -> without.remove(row[0]));
      assertThat(without).as("without a name in " + locale).hasSizeLessThan(2);
    }
  }

  @Test
  void each_name_is_found_as_its_own_medicine() {
    for (String[] row : rows) {
      Passage text = new Passage("(" + row[2] + ")", LocaleTag.parse(row[1]));
      assertThat(names.in(text).stream().map(hit -> hit.value().inn()))
          .as(row[1] + " " + row[2])
          .containsExactly(row[0]);
    }
  }

  @Test
  void the_guide_counts_what_the_file_holds() throws Exception {
    String guide = Files.readString(Path.of("docs/drug-names.md"));
    Set<String> inns = rows.stream().map(row -> row[0]).collect(Collectors.toSet());
    assertThat(guide).contains(inns.size() + " substances, %,d names".formatted(rows.size()));
    for (String locale : rows.stream().map(row -> row[1]).collect(Collectors.toSet())) {
      List<String[]> own = rows.stream().filter(row -> row[1].equals(locale)).toList();
      long verified = own.stream().filter(row -> row[4].equals("true")).count();
      long named = own.stream().map(row -> row[0]).distinct().count();
      assertThat(guide)
          .contains(
              "| %s | %d | %d | %d |".formatted(locale, own.size(), verified, inns.size() - named));
    }
  }

  @ParameterizedTest(name = "{0}: {2} names {1}")
  @CsvSource({
    "ru, valproic acid, без вальпроевой кислоты",
    "ru, valproic acid, вместе с вальпроевою кислотою",
    "ru, nitrous oxide, под закисью азота",
    "ru, potassium chloride, раствором хлорида калия",
    "ru, potassium chloride, калия хлоридом",
    "ru, rocuronium, введение рокурония",
    "ru, levodopa, приём леводопы",
    "ru, lithium, лечение литием",
    "de, ketamine, das Ketaminspray",
    "de, ferrous sulfate, Eisen(II)-sulfat",
    "fr, ephedrine, l’éphédrine",
    "ar, sugammadex, بالسوجاماديكس",
    "zh-Hans, norepinephrine, 重酒石酸去甲肾上腺素",
    "zh-Hant, sertraline, 每日服用舍曲林",
    "zh-Hant, fentanyl, 芬太尼貼劑",
    "zh-Hant, norepinephrine, 正腎上腺素",
    "zh-Hant, norepinephrine, 去甲腎上腺素",
    "ja, desvenlafaxine, デスベンラファキシンを飲む",
    "ja, insulin glargine, インスリン グラルギン",
  })
  void a_name_is_found_in_its_forms(String locale, String inn, String text) {
    assertThat(names.in(new Passage(text, LocaleTag.parse(locale))))
        .extracting(hit -> hit.value().inn())
        .containsExactly(inn);
  }

  @ParameterizedTest(name = "{0}: {1} names no medicine")
  @CsvSource({
    "ru, литр литературы и кислота",
    "en, iron and potassium and vitamin D",
    "de, Eisen und Kalium",
    "es, agonistas dopaminérgicos",
    "ar, الحديد والبوتاسيوم",
    "zh-Hans, 血钾和铁",
  })
  void a_word_like_a_name_is_none(String locale, String text) {
    assertThat(names.in(new Passage(text, LocaleTag.parse(locale)))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ketamine,es,ketamina,here | five columns",
        "ketamine,es,,here,true | five columns",
        "ketamine,es,ketamina,,true | five columns",
        "ketamine,es,ketamina,here,perhaps | verified is true or false",
        "ketamine,!!,ketamina,here,true | line 2",
      })
  void a_bad_row_is_refused_with_its_line(String row, String said) {
    byte[] bytes =
        ("inn,locale,name,source,verified\n" + row + "\n").getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> DrugNames.read("content/a.csv", new ByteArrayInputStream(bytes)))
        .isInstanceOf(InvalidContent.class)
        .hasMessageContaining("content/a.csv line 2")
        .hasMessageContaining(said);
  }
}
