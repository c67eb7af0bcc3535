package org.interpres.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.interpres.article.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for whatever is sent. The seed is in each failure's description. */
class RandomMarkupTest {

  private static final int ROUNDS = 1_500;

  private static final List<String> PIECES =
      List.of(
          "<b>",
          "</b>",
          "<p>",
          "</p>",
          "<div>",
          "</div>",
          "<ul>",
          "<li>",
          "</ul>",
          "<table>",
          "<tr>",
          "<td>",
          "<th colspan=2>",
          "<td rowspan=3>",
          "</table>",
          "<a href=\"/x\" title=\"t\">",
          "</a>",
          "<h1>",
          "</h1>",
          "<h3>",
          "</h3>",
          "<img src=i.png alt=\"",
          "\">",
          "<br>",
          "<pre>",
          "</pre>",
          "<code>",
          "</code>",
          "<span translate=no>",
          "</span>",
          "<blockquote>",
          "<hr>",
          "<dl><dt>",
          "<dl>",
          "<dt>",
          "<dd>",
          "</dl>",
          "[^a]",
          "[^b]",
          "\n[^a]: ",
          "\n\n[^b]: ",
          "    ",
          "<li id=n>",
          "<div id=n>",
          "<sup><a href=#n role=doc-noteref>1</a></sup>",
          "<a href=#n data-footnote-ref>",
          "<details><summary>",
          "<figure><figcaption>",
          "<g id=\"1\">",
          "</g>",
          "<x id=\"2\"/>",
          "&lt;",
          "&amp;",
          "&#xD800;",
          "&#1;",
          "&nbsp;",
          "\n",
          "\n\n",
          "\r\n",
          "# ",
          "## ",
          "- ",
          "* ",
          "1. ",
          "2) ",
          "• ",
          "> ",
          "**",
          "_",
          "`",
          "```\n",
          "| a | b |\n|-|-|\n",
          "[",
          "](u)",
          "![",
          "](i.png)",
          "<https://a.b>",
          "---\n",
          "===\n",
          "\t",
          "  ",
          "http://a.b/c",
          "a@b.cd",
          "?",
          ".",
          ":",
          "…",
          "“",
          "”",
          "é",
          "中文",
          "مرحبا",
          "😀",
          "\u00A0",
          "\u2028",
          "\f",
          "\u200B",
          "<font color=red>",
          "<menu>",
          "<sup>",
          "</sup>",
          "<q>",
          "\\",
          "title: x\n");

  @ParameterizedTest
  @EnumSource(Format.class)
  void any_bytes_are_read_or_refused(Format format) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      ReadDocuments.assertReadOrRefused(format, bytes, seed + " round " + round);
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void any_markup_is_read_whole_or_refused(Format format) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "Title\n\nText " : "");
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
        text.append(random.nextInt(3) == 0 ? "w" + (char) ('a' + random.nextInt(26)) + " " : "");
      }
      ReadDocuments.assertReadOrRefused(
          format, text.toString().getBytes(StandardCharsets.UTF_8), seed + ": " + text);
    }
  }

  /** Text without markup is in the units, letter by letter, however it is laid out. */
  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      names = {"PLAIN_TEXT", "HTML"})
  void every_letter_of_the_visible_text_is_kept(Format format) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> layout =
        format == Format.PLAIN_TEXT
            ? List.of(
                " ", "\n", "\n\n", "\n- ", "\n\n• ", "\n  1. ", ": ", "? ", ".\n", "\n---\n", "\t")
            : List.of(
                " ",
                "<p>",
                "<li>",
                "<td>",
                "<b>",
                "</b>",
                "<h2>",
                "</h2>",
                "<br>",
                "<div>",
                "</div>",
                "<table><tr><td>",
                "</table>",
                "<code>",
                "</code>",
                "<a href=x>",
                "</a>",
                "<ul>",
                "</ul>",
                "<pre>",
                "</pre>",
                "<center>",
                "<blockquote>",
                "<x>",
                "<dt>",
                "<dl>",
                "<dd>",
                "</dl>",
                "<h3>",
                "<li id=n>",
                "<div id=m>",
                "<section class=footnotes>",
                "<a href=#n role=doc-noteref>1</a>",
                "<sup><a href=#m role=doc-noteref>*</a></sup>",
                "<a href=#x role=doc-backlink>",
                "</a>",
                "<figure>");
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text =
          new StringBuilder(format == Format.HTML ? "<title>T</title>t " : "T\n\nt ");
      Set<String> words = new HashSet<>();
      for (int i = 1 + random.nextInt(30); i > 0; i--) {
        String word = "q" + Integer.toString(random.nextInt(1_000_000), 36) + "z";
        words.add(word);
        text.append(word).append(layout.get(random.nextInt(layout.size())));
      }
      Document document =
          DocumentReader.of(format, IngestLimits.DEFAULT).read(text.toString()).document();
      String kept = ReadDocuments.everything(document);
      assertThat(words)
          .as("seed %d, round %d: %s", seed, round, text)
          .allMatch(word -> kept.contains(word));
    }
  }

  /** commonmark-java leaves a footnote out that nothing leads to; ingest does not. */
  @Test
  void every_letter_of_footnotes_is_kept_wherever_they_stand_and_whoever_refers_to_them() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> layout =
        List.of(
            " ",
            "\n",
            "\n\n",
            "[^a] ",
            "[^b].\n\n",
            "[^c]",
            "\n\n[^a]: ",
            "\n[^b]: ",
            "\n\n[^A]: ",
            "\n\n[^c]: [^d]: ",
            "\n\n    ",
            "\n\n> [^b]: ",
            "\n\n- [^a]: ",
            "[link[^a]](u) ",
            "**[^b]** ",
            "\n\n| [^a] | x |\n|-|-|\n| [^b] | ");
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text = new StringBuilder("# T\n\nt ");
      Set<String> words = new HashSet<>();
      for (int i = 1 + random.nextInt(30); i > 0; i--) {
        String word = "q" + Integer.toString(random.nextInt(1_000_000), 36) + "z";
        words.add(word);
        text.append(word).append(layout.get(random.nextInt(layout.size())));
      }
      Document document =
          DocumentReader.of(Format.MARKDOWN, IngestLimits.DEFAULT).read(text.toString()).document();
      String kept = ReadDocuments.everything(document);
      assertThat(words)
          .as("seed %d, round %d: %s", seed, round, text)
          .allMatch(word -> kept.contains(word));
    }
  }
}
