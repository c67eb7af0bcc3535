package org.interpres.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TmxFolderTest {

  private static final LocaleTag EN = LocaleTag.parse("en");
  private static final LocaleTag ES = LocaleTag.parse("es");

  @TempDir Path folder;

  @Test
  void a_file_that_changes_is_read_again() throws IOException {
    write("a.tmx", "Rest.", "Descanse.");
    TmxFolder memory = new TmxFolder(folder, Clock.systemUTC());
    assertThat(target(memory, ES, "Rest.")).isEqualTo("Descanse.");

    write("b.tmx", "Drink water.", "Beba agua, por favor.");

    assertThat(target(memory, ES, "Drink water.")).isEqualTo("Beba agua, por favor.");
  }

  @Test
  void a_file_that_breaks_later_leaves_what_was_read_before() throws IOException {
    write("a.tmx", "Rest.", "Descanse.");
    TmxFolder memory = new TmxFolder(folder, Clock.systemUTC());

    Files.writeString(folder.resolve("a.tmx"), "<tmx");

    assertThat(target(memory, ES, "Rest.")).isEqualTo("Descanse.");
  }

  /** A directory of that name is read by nobody, root included, as a file without permission. */
  @Test
  void a_file_that_cannot_be_read_leaves_what_was_read_before_until_it_can() throws IOException {
    write("a.tmx", "Rest.", "Descanse.");
    TmxFolder memory = new TmxFolder(folder, Clock.systemUTC());

    Path unreadable = Files.createDirectory(folder.resolve("b.tmx"));
    assertThat(target(memory, ES, "Rest.")).isEqualTo("Descanse.");
    Files.delete(unreadable);
    write("b.tmx", "Drink water.", "Beba agua.");

    assertThat(target(memory, ES, "Drink water.")).isEqualTo("Beba agua.");
  }

  @Test
  void a_link_to_a_file_that_is_gone_is_as_no_file() throws IOException {
    write("a.tmx", "Rest.", "Descanse.");
    TmxFolder memory = new TmxFolder(folder, Clock.systemUTC());

    Files.createSymbolicLink(folder.resolve("b.tmx"), folder.resolve("gone"));

    assertThat(target(memory, ES, "Rest.")).isEqualTo("Descanse.");
  }

  @Test
  void a_file_that_is_broken_at_the_start_stops_it() throws IOException {
    Files.writeString(folder.resolve("a.tmx"), "<tmx");

    assertThatThrownBy(() -> new TmxFolder(folder, Clock.systemUTC()))
        .hasMessageContaining("a.tmx, line 1");
  }

  @Test
  void the_closest_locale_answers() throws IOException {
    write("a.tmx", "Rest.", "Descanse.");
    TmxFolder memory = new TmxFolder(folder, Clock.systemUTC());

    assertThat(target(memory, LocaleTag.parse("es-MX"), "Rest.")).isEqualTo("Descanse.");
    assertThat(memory.exact(LocaleTag.parse("en-US"), ES, "Rest.")).isPresent();
    assertThat(memory.exact(EN, LocaleTag.parse("fr"), "Rest.")).isEmpty();
    assertThat(memory.exact(EN, ES, "rest.")).isEmpty();
  }

  /** As tools for translators export it. */
  @Test
  void a_source_of_another_region_is_exact_and_a_target_of_another_region_is_not()
      throws IOException {
    write("a.tmx", "en-US", "Rest.", "es-ES", "Descanse.");
    write("b.tmx", "en-US", "Drink water.", "es", "Beba agua.");
    TmxFolder memory = new TmxFolder(folder, Clock.systemUTC());

    assertThat(target(memory, ES, "Drink water.")).isEqualTo("Beba agua.");
    assertThat(target(memory, LocaleTag.parse("es-MX"), "Drink water.")).isEqualTo("Beba agua.");
    assertThat(target(memory, LocaleTag.parse("es-ES"), "Rest.")).isEqualTo("Descanse.");
    assertThat(memory.exact(EN, ES, "Rest.")).isEmpty();
    assertThat(regional(memory, "es", "Rest.")).isEqualTo("es-ES 0.9 Descanse.");
    assertThat(regional(memory, "es-MX", "Rest.")).isEqualTo("es-ES 0.8 Descanse.");
    assertThat(regional(memory, "es-ES", "Rest.")).isNull();
    assertThat(regional(memory, "fr", "Rest.")).isNull();
  }

  @Test
  void portuguese_serves_the_other_region_with_a_lower_score_and_a_script_never_the_other()
      throws IOException {
    write("a.tmx", "en", "Rest.", "pt-PT", "Descanse.");
    write("b.tmx", "en", "Rest.", "zh-TW", "請休息。");
    TmxFolder memory = new TmxFolder(folder, Clock.systemUTC());

    assertThat(memory.exact(EN, LocaleTag.parse("pt-BR"), "Rest.")).isEmpty();
    assertThat(regional(memory, "pt-BR", "Rest.")).isEqualTo("pt-PT 0.8 Descanse.");
    assertThat(regional(memory, "zh-Hans", "Rest.")).isNull();
    assertThat(regional(memory, "zh-CN", "Rest.")).isNull();
    assertThat(regional(memory, "zh-Hant", "Rest.")).isEqualTo("zh-TW 0.9 請休息。");
  }

  @Test
  void of_several_regions_the_first_tag_answers_whatever_the_order_of_files() throws IOException {
    write("a.tmx", "en", "Rest.", "es-MX", "Descanse, por favor.");
    write("b.tmx", "en", "Rest.", "es-CO", "Repose.");

    assertThat(regional(new TmxFolder(folder, Clock.systemUTC()), "es", "Rest."))
        .isEqualTo("es-CO 0.9 Repose.");
  }

  @Test
  void its_state_names_a_file_that_breaks_since_when_and_what_is_known_until_it_is_mended()
      throws IOException {
    write("a.tmx", "Rest.", "Descanse.");
    Instant at = Instant.parse("2026-11-27T09:00:00Z");
    TmxFolder memory = new TmxFolder(folder, Clock.fixed(at, ZoneOffset.UTC));
    assertThat(memory.state().trouble()).isNull();

    Files.writeString(folder.resolve("b.tmx"), "<tmx");

    MemoryState broken = memory.state();
    assertThat(broken.trouble())
        .isEqualTo(
            new MemoryState.Trouble(
                "b.tmx, line 1: this is not well-formed XML; mend it here", at));
    assertThat(broken.files()).containsExactly(new MemoryState.Read("a.tmx", 1, 0));
    assertThat(broken.pairs()).containsExactly(new MemoryState.Count(EN, ES, 1));

    Files.delete(folder.resolve("b.tmx"));

    assertThat(memory.state().trouble()).isNull();
  }

  @Test
  void a_unit_without_its_source_language_is_counted_and_stops_no_other() throws IOException {
    Files.writeString(
        folder.resolve("a.tmx"),
        """
        <tmx version="1.4"><header srclang="en"/><body>
        <tu><tuv xml:lang="es"><seg>Descanse.</seg></tuv></tu>
        <tu><tuv xml:lang="en"><seg>Drink.</seg></tuv><tuv xml:lang="es"><seg>Beba.</seg></tuv></tu>
        </body></tmx>
        """);
    TmxFolder memory = new TmxFolder(folder, Clock.systemUTC());

    assertThat(target(memory, ES, "Drink.")).isEqualTo("Beba.");
    assertThat(memory.state().files()).containsExactly(new MemoryState.Read("a.tmx", 2, 1));
    assertThat(memory.state().pairs()).containsExactly(new MemoryState.Count(EN, ES, 1));
  }

  @Test
  void a_folder_that_is_not_there_knows_nothing() {
    assertThat(new TmxFolder(folder.resolve("none"), Clock.systemUTC()).exact(EN, ES, "Rest."))
        .isEmpty();
  }

  private static String target(TmxFolder memory, LocaleTag locale, String source) {
    return memory.exact(EN, locale, source).orElseThrow().target();
  }

  private static @Nullable String regional(TmxFolder memory, String locale, String source) {
    return memory
        .ofAnotherRegion(EN, LocaleTag.parse(locale), source)
        .map(it -> it.entry().targetLocale() + " " + it.score() + " " + it.entry().target())
        .orElse(null);
  }

  private void write(String name, String source, String target) throws IOException {
    write(name, "en", source, "es", target);
  }

  private void write(String name, String from, String source, String to, String target)
      throws IOException {
    Files.writeString(
        folder.resolve(name),
        """
        <tmx version="1.4"><header srclang="%s"/><body><tu>
        <tuv xml:lang="%s"><seg>%s</seg></tuv><tuv xml:lang="%s"><seg>%s</seg></tuv>
        </tu></body></tmx>
        """
            .formatted(from, from, source, to, target));
  }
}
