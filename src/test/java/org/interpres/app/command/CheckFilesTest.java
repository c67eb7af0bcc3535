package org.interpres.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code check} on translation files of other tools. */
class CheckFilesTest {

  private static final String TMX =
      """
      <?xml version="1.0"?>
      <!DOCTYPE tmx SYSTEM "tmx14.dtd">
      <tmx version="1.4"><header srclang="en-US"/><body>
        <tu tuid="dose">
          <tuv xml:lang="en-US"><seg>Take <bpt i="1">&lt;b&gt;</bpt>5 mg<ept i="1">&lt;/b&gt;</ept>.</seg></tuv>
          <tuv xml:lang="es"><seg>Tome <bpt i="1">&lt;b&gt;</bpt>50 mg<ept i="1">&lt;/b&gt;</ept>.</seg></tuv>
          <tuv lang="fr"><seg>Prenez 5 mg.</seg></tuv>
        </tu>
        <tu><tuv xml:lang="en"><seg>Rest &amp; drink.</seg></tuv></tu>
      </body></tmx>
      """;

  private static final String XLIFF_1 =
      """
      <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
       <file original="a" source-language="en" target-language="pt-BR" datatype="html"><body><group>
        <trans-unit id="t1"><source>Take <g id="b1">5 mg</g><x id="br"/> now.</source>
          <seg-source><mrk mtype="seg" mid="0">Take 5 mg now.</mrk></seg-source>
          <target>Tome <g id="b1">5 mg</g><x id="br"/> agora.</target>
          <alt-trans><source>Take 7 mg.</source><target>Tome 9 mg.</target></alt-trans></trans-unit>
        <trans-unit id="t2"><source>Wait 2 hours.</source><target>Espere 2 dias.</target></trans-unit>
        <trans-unit id="t3"><source>Ask <ph id="1">{0}</ph>.</source><target>Pergunte.</target></trans-unit>
        <trans-unit id="t4"><source>Not yet.</source></trans-unit>
        <trans-unit id="t5" translate="no"><source>5</source><target>6</target></trans-unit>
       </group></body></file>
      </xliff>
      """;

  private static final String XLIFF_2 =
      """
      <xliff version="2.1" srcLang="en" trgLang="de" xmlns="urn:oasis:names:tc:xliff:document:2.0">
       <file id="f"><unit id="u1"><notes><note>5 mg</note></notes>
         <segment id="s1"><source>Take <pc id="1">5 mg</pc> daily.</source>
           <target>Nehmen Sie täglich <pc id="1">5 µg</pc> ein.</target></segment>
         <ignorable><source> </source></ignorable>
         <segment><source>Stop.</source><target>Aufhören.</target></segment></unit>
        <unit id="u2"><segment><source>See <sc id="a"/>here<ec startRef="a"/>.</source>
           <target>Siehe <sc id="a"/>hier<ec startRef="a"/>.</target></segment></unit>
       </file>
      </xliff>
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void elements_without_end_in_one_another_are_refused() throws IOException {
    String deep =
        TMX.replace("Rest &amp; drink.", "<hi>".repeat(100_000) + "Rest" + "</hi>".repeat(100_000));

    assertThat(run(deep)).isEqualTo(2);
    assertThat(err.toString()).contains("line 9").contains("more than 200 elements");
  }

  @Test
  void tmx_names_its_locales_and_every_target_is_checked() throws IOException {
    assertThat(run(TMX)).isEqualTo(1);

    assertThat(lines())
        .containsExactlyInAnyOrder(
            "dose\tcritical\tNUMBER\tThe source says 5 mg, the target says 50 mg.",
            "dose\tcritical\tTAG\tThe source has the tag <g id=\"1\">, the target does not.");
    assertThat(err.toString())
        .contains("1 units have no target and were not checked.", "2 pairs checked");
  }

  @Test
  void an_option_picks_the_target_of_a_tmx_file() throws IOException {
    assertThat(run(TMX, "--target-locale", "es-MX")).isEqualTo(1);

    assertThat(lines()).hasSize(1).first().asString().contains("NUMBER");
  }

  @Test
  void a_tmx_file_without_the_wanted_locale_is_no_pass() throws IOException {
    assertThat(run(TMX, "--target-locale", "de")).isEqualTo(2);

    assertThat(err.toString()).contains("no unit has a text in de; the file has es, fr.");
  }

  @Test
  void xliff_1_2_is_checked_by_unit_without_proposals() throws IOException {
    assertThat(run(XLIFF_1)).isEqualTo(1);

    assertThat(lines())
        .containsExactly(
            "t2\tcritical\tUNIT\tThe unit differs: the source says 2 hours, the target says 2 dias.",
            "t3\tcritical\tTAG\tThe source has the tag <x id=\"1\"/>, the target does not.");
    assertThat(err.toString()).contains("1 units have no target", "3 pairs checked");
  }

  @Test
  void xliff_2_is_checked_by_segment() throws IOException {
    assertThat(run(XLIFF_2)).isEqualTo(1);

    assertThat(lines())
        .containsExactly(
            "u1/s1\tcritical\tUNIT\tThe unit differs: the source says 5 mg, the target says 5 µg.");
    assertThat(err.toString()).contains("3 pairs checked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-8"})
  void xml_is_read_in_the_encoding_that_it_declares(String encoding) throws IOException {
    String declared = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n" + XLIFF_2;
    Path file = folder.resolve("any.name");
    Files.write(file, declared.getBytes(Charset.forName(encoding)));

    assertThat(execute(file)).isEqualTo(1);
    assertThat(out.toString()).contains("5 µg");
  }

  @Test
  void the_same_source_translated_in_two_ways_is_told() throws IOException {
    String tsv = "id\tsource\ttarget\n1\tRest today.\tDescanse hoy.\n2\tRest today.\tRepose hoy.\n";

    assertThat(run(tsv, "--source-locale", "en", "--target-locale", "es")).isZero();
    assertThat(lines())
        .containsExactly(
            "2\tminor\tCONSISTENCY\tThe same source was translated before as “Descanse hoy.”.");
  }

  @Test
  void terms_are_checked_where_a_termbase_is_named() throws IOException {
    String tsv = "id\tsource\ttarget\n1\tSide effects\tEfectos adversos\n";
    String terms = "src/test/resources/quality/terms";

    run(tsv, "--source-locale", "en", "--target-locale", "es", "--terms", terms);
    assertThat(out.toString()).contains("TERM\tThe glossary has “efecto secundario”");
  }

  @Test
  void a_file_without_locales_asks_for_them() throws IOException {
    assertThat(run("id\tsource\ttarget\n")).isEqualTo(2);
    assertThat(err.toString()).contains("give --source-locale and --target-locale.");
    assertThat(run(XLIFF_1.replace(" target-language=\"pt-BR\"", ""))).isEqualTo(2);
    assertThat(err.toString()).contains("give --target-locale");
  }

  @Test
  void a_broken_file_is_told_with_its_line() throws IOException {
    assertThat(run(XLIFF_1.replace("</group>", ""))).isEqualTo(2);
    assertThat(err.toString()).contains("line 11: this is not well-formed XML, or");
    assertThat(run("<html/>")).isEqualTo(2);
    assertThat(err.toString()).contains("line 1: the document element is <html>, neither <tmx>");
    assertThat(run(TMX.replace("en-US", "no such"))).isEqualTo(2);
    assertThat(err.toString()).contains("line 4: The locale “no such” is not known");
  }

  @Test
  void entities_are_neither_fetched_nor_expanded() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "SECRET 77 mg");
    String outside =
        "<!DOCTYPE xliff [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]>\n"
            + XLIFF_2.replace("Stop.", "&x;");
    String bomb =
        "<!DOCTYPE xliff [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n"
            + XLIFF_2.replace("Stop.", "&b;");

    for (String hostile : List.of(outside, bomb)) {
      assertThat(run(hostile)).isEqualTo(2);
      assertThat(out.toString() + err).doesNotContain("SECRET", "aaaa");
      assertThat(err.toString())
          .contains("line 7: this is not well-formed XML, or has an entity other than XML");
    }
  }

  @Test
  void a_large_file_tells_how_far_it_is() throws IOException {
    StringBuilder tsv = new StringBuilder("id\tsource\ttarget\n");
    for (int i = 0; i < 20_000; i++) {
      tsv.append(i).append("\tRest.\tDescanse.\n");
    }

    run(tsv.toString(), "--source-locale", "en", "--target-locale", "es");
    assertThat(err.toString()).containsPattern("10000 pairs, \\d\\d % of the file");
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  private int run(String content, String... options) throws IOException {
    Path file = folder.resolve("translations");
    Files.writeString(file, content, StandardCharsets.UTF_8);
    return execute(file, options);
  }

  private int execute(Path file, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add(file.toString());
    return new CommandLine(new CheckCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }
}
