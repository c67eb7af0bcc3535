package org.interpres.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermbaseTest {

  private static final LocaleTag EN = LocaleTag.parse("en");

  @TempDir Path folder;

  @Test
  void the_project_s_own_terms_can_be_read() {
    Termbase terms = Termbase.load(Path.of("content", "terms"));

    assertThat(terms.glossary(EN, LocaleTag.parse("zh-Hans")).standingIn(List.of("Esketamine.")))
        .extracting(Term::target)
        .containsExactly("艾司氯胺酮");
  }

  @Test
  void a_term_is_found_as_a_word_of_its_own_and_in_any_case() throws IOException {
    Glossary glossary = terms("ketamine,es,ketamina,no,", "IV,*,,yes,").glossary(EN, es());

    assertThat(found(glossary, "Ketamine helps.")).containsExactly("ketamine");
    assertThat(found(glossary, "Esketamine, not ketamines.")).isEmpty();
    assertThat(found(glossary, "An IV (drip).")).containsExactly("IV");
    assertThat(found(glossary, "given in a village, iv, HIV")).isEmpty();
  }

  @Test
  void the_nearer_locale_wins_and_another_script_is_not_near() throws IOException {
    Termbase terms =
        terms("pill,*,,yes,", "pill,es,pastilla,no,", "pill,es-MX,píldora,no,", "pill,zh,药片,no,");

    assertThat(target(terms, "es-MX")).isEqualTo("píldora");
    assertThat(target(terms, "es-AR")).isEqualTo("pastilla");
    assertThat(target(terms, "zh-Hant")).isEqualTo("pill");
  }

  @Test
  void its_version_changes_with_its_words_and_only_with_them() throws IOException {
    String before = terms("pill,es,pastilla,no,").glossary(EN, es()).version();
    String same =
        terms("# why", "pill,es,pastilla,no,", "pill,fr,pilule,no,").glossary(EN, es()).version();
    String after = terms("pill,es,píldora,no,").glossary(EN, es()).version();

    assertThat(before).hasSize(12).isEqualTo(same).isNotEqualTo(after);
    assertThat(terms().glossary(EN, es()).version()).isNull();
  }

  @Test
  void quoted_fields_may_hold_commas_and_quotes() throws IOException {
    Glossary glossary =
        terms("\"one, two\",es,\"uno, \"\"dos\"\"\",no,\"a,b|c\"").glossary(EN, es());

    assertThat(glossary.terms())
        .containsExactly(new Term("one, two", es(), "uno, \"dos\"", List.of("a,b", "c")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "pill,es,pastilla ~ five columns are wanted"
            + " (source,locale,target,do-not-translate,forbidden), here are 3",
        ",es,pastilla,no, ~ the source is empty",
        "pill,xx,pastilla,no, ~ The locale “xx” is not known",
        "pill,es,,no, ~ “pill” has neither a target nor a forbidden translation",
        "pill,es,pastilla,yes, ~ do-not-translate is yes, yet there is another target (“pastilla”)",
        "pill,es,pastilla,maybe, ~ do-not-translate is yes, no or empty, not “maybe”",
        "pill,es,pastilla,no,pastilla ~ “pastilla” is both the target and forbidden",
        "dose,es,otra,no, ~ “dose” is there already for this locale, in line 2",
        "'\"pill,es,pastilla,no,' ~ a quote is opened and not closed",
      })
  void a_mistake_is_named_with_its_line(String line, String reason) {
    assertThatThrownBy(() -> terms("dose,es,dosis,no,", line))
        .isInstanceOf(InvalidTerms.class)
        .hasMessageStartingWith("en.csv, line 3: ")
        .hasMessageContaining(reason);
  }

  @Test
  void a_file_that_is_no_list_of_terms_is_refused() throws IOException {
    Files.writeString(folder.resolve("en.csv"), "term;target\n");
    assertThatThrownBy(() -> Termbase.load(folder))
        .hasMessage("en.csv, line 1: the header must be " + TermFile.HEADER);

    Files.write(folder.resolve("en.csv"), "señal".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Termbase.load(folder)).hasMessageContaining("not UTF-8");

    Files.move(folder.resolve("en.csv"), folder.resolve("terms.csv"));
    assertThatThrownBy(() -> Termbase.load(folder)).hasMessageContaining("named after the locale");
  }

  @Test
  void a_file_that_changes_is_read_again_and_one_that_breaks_leaves_what_was_there()
      throws IOException {
    Termbase terms = terms("pill,es,pastilla,no,");
    Termbase.State before = terms.state();
    assertThat(target(terms, "es")).isEqualTo("pastilla");

    write("pill,es,píldora,no,", "dose,es,dosis,no,");
    Awaitility.await().until(() -> "dosis".equals(target(terms, "es")));
    assertThat(terms.state().terms()).isEqualTo(2);
    assertThat(terms.state().version()).hasSize(12).isNotEqualTo(before.version());
    assertThat(terms.state().trouble()).isNull();

    write("pill,es,pastilla,maybe,");
    Awaitility.await().until(() -> terms.state().trouble() != null);
    assertThat(terms.state().trouble())
        .startsWith("en.csv, line 2: do-not-translate is yes, no or");
    assertThat(target(terms, "es")).as("what was read before").isEqualTo("dosis");

    write("pill,es,comprimido,no,");
    Awaitility.await().until(() -> "comprimido".equals(target(terms, "es")));
    assertThat(terms.state().trouble()).isNull();

    Files.delete(folder.resolve("en.csv"));
    Awaitility.await().until(() -> terms.glossary(EN, es()).terms().isEmpty());
    assertThat(terms.state().version()).isNull();
  }

  @Test
  void a_file_that_is_put_back_as_it_was_is_no_trouble_any_more() throws IOException {
    Termbase terms = terms("pill,es,pastilla,no,");
    Path file = folder.resolve("en.csv");
    byte[] good = Files.readAllBytes(file);
    var time = Files.getLastModifiedTime(file);

    write("nonsense");
    Awaitility.await().until(() -> terms.state().trouble() != null);
    Files.write(file, good);
    Files.setLastModifiedTime(file, time);

    Awaitility.await().until(() -> terms.state().trouble() == null);
    assertThat(target(terms, "es")).isEqualTo("pastilla");
  }

  private static LocaleTag es() {
    return LocaleTag.parse("es");
  }

  private static @Nullable String target(Termbase terms, String locale) {
    return terms.glossary(EN, LocaleTag.parse(locale)).terms().get(0).target();
  }

  private static List<String> found(Glossary glossary, String text) {
    return glossary.standingIn(List.of(text)).stream().map(Term::source).toList();
  }

  private Termbase terms(String... lines) throws IOException {
    write(lines);
    return Termbase.load(folder);
  }

  private void write(String... lines) throws IOException {
    Files.writeString(
        folder.resolve("en.csv"), "\uFEFF" + TermFile.HEADER + "\n" + String.join("\n", lines));
  }
}
