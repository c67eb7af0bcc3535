package org.interpres.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TmxReaderTest {

  @TempDir Path folder;

  @Test
  void a_unit_gives_a_pair_for_each_language_with_tags_as_text() throws IOException {
    Path file =
        tmx(
            """
            <tu>
              <tuv xml:lang="en"><seg> Do <bpt i="1">&lt;b></bpt>not<ept i="1"/> drive &amp; <hi>rest</hi>.<ph x="2"/> </seg></tuv>
              <tuv xml:lang="es"><seg><bpt i="1"/>No<ept i="1"/> conduzca y descanse.<ph x="2"/></seg></tuv>
              <tuv xml:lang="zh-CN"><seg>请<bpt i="1"/>勿<ept i="1"/>驾驶并休息。<ph x="2"/></seg></tuv>
            </tu>
            """);

    List<MemoryEntry> entries = new ArrayList<>();
    TmxReader.read(file, entries::add);

    String source = "Do <g id=\"1\">not</g> drive & rest.<x id=\"2\"/>";
    assertThat(entries)
        .containsExactly(
            new MemoryEntry(
                LocaleTag.parse("en"),
                LocaleTag.parse("es"),
                source,
                "<g id=\"1\">No</g> conduzca y descanse.<x id=\"2\"/>"),
            new MemoryEntry(
                LocaleTag.parse("en"),
                LocaleTag.parse("zh-CN"),
                source,
                "请<g id=\"1\">勿</g>驾驶并休息。<x id=\"2\"/>"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <tu><tuv><seg>a</seg></tuv></tu>                                          | names no language
          <tu><tuv xml:lang="qq"><seg>a</seg></tuv></tu>                            | BCP 47
          <tu><tuv xml:lang="en"><seg> </seg></tuv></tu>                            | is empty
          <tu><tuv xml:lang="en"><seg>a<b/></seg></tuv></tu>                        | <b> cannot stand in a <seg>
          <tu><tuv xml:lang="en"><seg>a<ph/></seg></tuv></tu>                       | <ph> needs x=
          <tu><tuv xml:lang="en"><seg><bpt i="1"/><bpt i="2"/><ept i="1"/></seg></tuv></tu> | not the innermost
          <tu><tuv xml:lang="en"><seg>a</tuv></tu>                                  | not well-formed
          """)
  void what_is_wrong_is_said_with_file_and_line(String unit, String message) throws IOException {
    Path file = tmx("\n" + unit);

    assertThatThrownBy(() -> TmxReader.read(file, entry -> {}))
        .isInstanceOf(InvalidTmx.class)
        .hasMessageContaining("memory.tmx, line 4")
        .hasMessageContaining(message);
  }

  @Test
  void an_entity_is_never_fetched() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    Path file =
        Files.writeString(
            folder.resolve("memory.tmx"),
            """
            <!DOCTYPE tmx [<!ENTITY s SYSTEM "%s">]>
            <tmx version="1.4"><header srclang="en"/><body><tu>
            <tuv xml:lang="en"><seg>&s;</seg></tuv></tu></body></tmx>
            """
                .formatted(secret.toUri()));

    assertThatThrownBy(() -> TmxReader.read(file, entry -> {})).isInstanceOf(InvalidTmx.class);
  }

  @Test
  void another_xml_file_is_no_memory() throws IOException {
    Path file = Files.writeString(folder.resolve("memory.tmx"), "<xliff/>");

    assertThatThrownBy(() -> TmxReader.read(file, entry -> {}))
        .hasMessageContaining("the document element is <xliff>, not <tmx>");
  }

  private Path tmx(String units) throws IOException {
    return Files.writeString(
        folder.resolve("memory.tmx"),
        """
        <?xml version="1.0"?>
        <tmx version="1.4"><header srclang="en"/><body>
        %s
        </body></tmx>
        """
            .formatted(units));
  }
}
