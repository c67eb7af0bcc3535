package org.interpres.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TmxFolderTest {

  private static final LocaleTag EN = LocaleTag.parse("en");
  private static final LocaleTag ES = LocaleTag.parse("es");

  @TempDir Path folder;

  @Test
  void a_file_that_changes_is_read_again() throws IOException {
    write("a.tmx", "Rest.", "Descanse.");
    TmxFolder memory = new TmxFolder(folder);
    assertThat(target(memory, ES, "Rest.")).isEqualTo("Descanse.");

    write("b.tmx", "Drink water.", "Beba agua, por favor.");

    assertThat(target(memory, ES, "Drink water.")).isEqualTo("Beba agua, por favor.");
  }

  @Test
  void a_file_that_breaks_later_leaves_what_was_read_before() throws IOException {
    write("a.tmx", "Rest.", "Descanse.");
    TmxFolder memory = new TmxFolder(folder);

    Files.writeString(folder.resolve("a.tmx"), "<tmx");

    assertThat(target(memory, ES, "Rest.")).isEqualTo("Descanse.");
  }

  /** A directory of that name is read by nobody, root included, as a file without permission. */
  @Test
  void a_file_that_cannot_be_read_leaves_what_was_read_before_until_it_can() throws IOException {
    write("a.tmx", "Rest.", "Descanse.");
    TmxFolder memory = new TmxFolder(folder);

    Path unreadable = Files.createDirectory(folder.resolve("b.tmx"));
    assertThat(target(memory, ES, "Rest.")).isEqualTo("Descanse.");
    Files.delete(unreadable);
    write("b.tmx", "Drink water.", "Beba agua.");

    assertThat(target(memory, ES, "Drink water.")).isEqualTo("Beba agua.");
  }

  @Test
  void a_link_to_a_file_that_is_gone_is_as_no_file() throws IOException {
    write("a.tmx", "Rest.", "Descanse.");
    TmxFolder memory = new TmxFolder(folder);

    Files.createSymbolicLink(folder.resolve("b.tmx"), folder.resolve("gone"));

    assertThat(target(memory, ES, "Rest.")).isEqualTo("Descanse.");
  }

  @Test
  void a_file_that_is_broken_at_the_start_stops_it() throws IOException {
    Files.writeString(folder.resolve("a.tmx"), "<tmx");

    assertThatThrownBy(() -> new TmxFolder(folder)).hasMessageContaining("a.tmx, line 1");
  }

  @Test
  void the_closest_locale_answers() throws IOException {
    write("a.tmx", "Rest.", "Descanse.");
    TmxFolder memory = new TmxFolder(folder);

    assertThat(target(memory, LocaleTag.parse("es-MX"), "Rest.")).isEqualTo("Descanse.");
    assertThat(memory.exact(LocaleTag.parse("en-US"), ES, "Rest.")).isPresent();
    assertThat(memory.exact(EN, LocaleTag.parse("fr"), "Rest.")).isEmpty();
    assertThat(memory.exact(EN, ES, "rest.")).isEmpty();
  }

  @Test
  void a_folder_that_is_not_there_knows_nothing() {
    assertThat(new TmxFolder(folder.resolve("none")).exact(EN, ES, "Rest.")).isEmpty();
  }

  private static String target(TmxFolder memory, LocaleTag locale, String source) {
    return memory.exact(EN, locale, source).orElseThrow().target();
  }

  private void write(String name, String source, String target) throws IOException {
    Files.writeString(
        folder.resolve(name),
        """
        <tmx version="1.4"><header srclang="en"/><body><tu>
        <tuv xml:lang="en"><seg>%s</seg></tuv><tuv xml:lang="es"><seg>%s</seg></tuv>
        </tu></body></tmx>
        """
            .formatted(source, target));
  }
}
