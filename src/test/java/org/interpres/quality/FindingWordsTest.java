package org.interpres.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.interpres.article.Bundle;
import org.interpres.article.LocaleTag;
import org.interpres.article.Phrase;
import org.interpres.terminology.Termbase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the checks say, in each language of the pages. */
class FindingWordsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);

  private static final Bundle ENGLISH = words("en");
  private static final Bundle SPANISH = words("es");
  private static final Bundle ARABIC = words("ar");

  /** What no golden pair has said of it. */
  private static final List<SegmentPair> RARE =
      List.of(
          english("Give it into a muscle.", "es", "Dar por vía oral."),
          english("Give it under the skin.", "es", "Dar por vía oral."),
          english("Give it into the nose.", "es", "Dar por vía oral."),
          english("Give it under the tongue.", "es", "Dar por vía intravenosa."),
          english("Give it into the rectum.", "es", "Dar por vía oral."),
          english("Give it by inhalation.", "es", "Dar por vía oral."),
          english("Put it on the skin.", "es", "Dar por vía oral."),
          english("Take \u202E0.5 mg.", "es", "Tome 0,5 mg."),
          english("Take haloperidol at home.", "es", "Tome su medicamento en casa."),
          english("Come on 4 March.", "es-ES", "Venga el 03/04/2026."),
          english("It helped 15 of 20 patients.", "es", "Ayudó a 20 de 15 pacientes."),
          english("Take the dose.", "es", "Tome la dosis de 7 mg."),
          english("Take the dose.", "es", "Tome la dosis de 1.250 mg."),
          english("Stop!", "es", "Pare ya!"));

  private static SegmentPair english(String source, String locale, String target) {
    return new SegmentPair(source, target, LocaleTag.parse("en"), LocaleTag.parse(locale));
  }

  private final Checks checks =
      Checks.standard(CLOCK).with(Termbase.load(Path.of("src/test/resources/quality/terms")));

  private static Bundle words(String tag) {
    return Bundle.read(
        ULocale.forLanguageTag(tag + "-u-nu-latn"),
        List.of("/messages/sentences_" + tag + ".properties"));
  }

  /** What each check says first of its golden pairs, in {@code words.txt}. */
  @Test
  void each_check_says_in_spanish_and_arabic_what_the_golden_file_has() {
    List<String> said = new ArrayList<>();
    for (Check check : checks.all()) {
      Finding finding = findings(check).findFirst().orElseThrow();
      said.add(check.id());
      said.add("en " + finding.message());
      said.add("es " + SPANISH.say(finding.says()));
      said.add("ar " + ARABIC.say(finding.says()).replaceAll("[\u2068\u2069]", ""));
    }
    assertThat(said).isEqualTo(GoldenPairs.lines("words.txt"));
  }

  @Test
  void whatever_is_put_into_a_finding_stands_in_it_in_each_language() {
    for (Check check : checks.all()) {
      findings(check)
          .forEach(
              finding -> {
                String arabic = ARABIC.say(finding.says());
                assertThat(finding.message()).doesNotContain("\u2068");
                assertThat(arabic).containsPattern("\\p{IsArabic}{3}");
                for (Object argument : finding.says().arguments()) {
                  if (argument instanceof String text) {
                    assertThat(finding.message()).contains(text);
                    assertThat(SPANISH.say(finding.says())).contains(text);
                    assertThat(arabic).contains("\u2068" + text + "\u2069");
                  }
                }
              });
    }
  }

  @Test
  void every_sentence_of_the_checks_is_said_by_one_of_them(@TempDir Path content)
      throws IOException {
    Set<String> said = new HashSet<>();
    checks.all().forEach(check -> findings(check).forEach(finding -> note(finding.says(), said)));
    RARE.forEach(pair -> checks.check(pair).forEach(finding -> note(finding.says(), said)));
    Files.writeString(
        content.resolve("crisis-lines.yaml"),
        """
        lines:
          - country: US
            number: "988"
            name: 988 Suicide & Crisis Lifeline
            source: a leaflet
            status: verified
            date: 2024-01-01
        """);
    Checks.load(content, CLOCK)
        .check(english("Call or text 988.", "es-US", "Llame o escriba al 988."))
        .forEach(finding -> note(finding.says(), said));

    Set<String> silent = new HashSet<>(ENGLISH.keys());
    silent.removeIf(key -> !key.startsWith("finding.") || said.contains(key));
    // Those that review and ingest say; the twelve months are one thing to say.
    silent.removeIf(key -> key.startsWith("finding.month."));
    silent.removeAll(
        Set.of("finding.unknown-sentence", "finding.withheld", "finding.personal", "finding.lack"));
    assertThat(silent).isEmpty();
  }

  private static void note(Phrase phrase, Set<String> said) {
    said.add(phrase.key());
    phrase.arguments().stream()
        .filter(Phrase.class::isInstance)
        .map(Phrase.class::cast)
        .forEach(nested -> note(nested, said));
  }

  @Test
  void a_date_names_its_month_as_the_reader_does() {
    Phrase date =
        Phrase.of("finding.day-of-year", 3, Phrase.of("finding.month.4"), String.valueOf(2026));

    assertThat(date.sentence()).isEqualTo("3 April 2026");
    assertThat(SPANISH.say(date)).isEqualTo("3 de abril de 2026");
    assertThat(ARABIC.say(date)).isEqualTo("3 أبريل \u20682026\u2069");
  }

  @Test
  void arabic_counts_sentences_in_its_own_forms() {
    assertThat(ARABIC.say("finding.omission.sentences", 3, 1))
        .isEqualTo("في النص المصدر 3 جمل، وفي الترجمة جملة واحدة.");
    assertThat(ARABIC.say("finding.omission.sentences", 11, 2))
        .isEqualTo("في النص المصدر 11 جملة، وفي الترجمة جملتان.");
  }

  @Test
  void words_from_the_right_are_set_apart_in_a_spanish_sentence() {
    assertThat(SPANISH.say("finding.number", "5 mg", "50 ملغ"))
        .isEqualTo("El original dice 5 mg; la traducción dice \u206850 ملغ\u2069.");
  }

  private Stream<Finding> findings(Check check) {
    return GoldenPairs.lines(check.id().toLowerCase(Locale.ROOT) + ".tsv").stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .filter(row -> row.length >= 5)
        .flatMap(row -> check.check(pair(row)).stream());
  }

  private static SegmentPair pair(String[] row) {
    SegmentPair pair =
        new SegmentPair(row[3], row[4], LocaleTag.parse(row[1]), LocaleTag.parse(row[2]));
    return row.length > 5 ? GoldenPairs.noted(pair, row[5]) : pair;
  }
}
