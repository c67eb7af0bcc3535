package org.interpres.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.interpres.article.Block;
import org.interpres.article.Document;
import org.interpres.article.InlineElement;
import org.interpres.article.InlineToken;
import org.interpres.article.Refusal;
import org.interpres.article.Unit;
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
          "<dd>",
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
      assertReadOrRefused(format, bytes, seed + " round " + round);
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
      assertReadOrRefused(
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
      String kept = everything(document);
      assertThat(words)
          .as("seed %d, round %d: %s", seed, round, text)
          .allMatch(word -> kept.contains(word));
    }
  }

  private static void assertReadOrRefused(Format format, byte[] bytes, String description) {
    Document document;
    try {
      document =
          DocumentReader.of(format, IngestLimits.DEFAULT)
              .read(SourceText.decode(bytes, IngestLimits.DEFAULT))
              .document();
    } catch (Refusal refusal) {
      assertThat(refusal.code()).as(description).matches("[a-z0-9-]+");
      return;
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + description, e);
    }
    Set<Integer> used = new HashSet<>();
    for (Unit unit : document.units()) {
      assertWellFormed(unit, description);
      unit.elements().stream()
          .filter(element -> element.textUnit() != null)
          .forEach(element -> assertThat(used.add(element.textUnit())).isTrue());
    }
    used.add(document.title());
    if (document.description() != null) {
      used.add(document.description());
    }
    document.blocks().forEach(block -> collect(block, used));
    assertThat(used).as(description).hasSize(document.units().size());
  }

  private static void assertWellFormed(Unit unit, String description) {
    Map<Integer, InlineElement> elements =
        unit.elements().stream().collect(Collectors.toMap(InlineElement::id, e -> e));
    Map<Integer, Integer> seen = new HashMap<>();
    int open = 0;
    int next = 1;
    for (InlineToken token : InlineToken.parse(unit.text())) {
      if (token instanceof InlineToken.Close) {
        open--;
        assertThat(open).as(description).isNotNegative();
        continue;
      }
      int id = 0;
      if (token instanceof InlineToken.Open start) {
        open++;
        id = start.id();
      } else if (token instanceof InlineToken.Standalone alone) {
        id = alone.id();
      }
      if (id > 0) {
        assertThat(id).as(description).isEqualTo(next++);
        assertThat(elements).as(description).containsKey(id);
        seen.merge(id, 1, Integer::sum);
      }
    }
    assertThat(open).as(description).isZero();
    assertThat(seen).as(description).hasSize(elements.size());
    assertThat(unit.text())
        .as(description)
        .doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029]|  ")
        .isEqualTo(unit.text().strip());
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(unit.text())).as(description).isTrue();
  }

  private static void collect(Block block, Set<Integer> used) {
    if (block instanceof Block.Heading heading) {
      assertThat(used.add(heading.unit())).isTrue();
    } else if (block instanceof Block.Paragraph paragraph) {
      assertThat(used.add(paragraph.unit())).isTrue();
    } else if (block instanceof Block.ItemList list) {
      list.items().forEach(item -> item.forEach(inner -> collect(inner, used)));
    } else if (block instanceof Block.Quote quote) {
      quote.blocks().forEach(inner -> collect(inner, used));
    } else if (block instanceof Block.Image image && image.alt() != null) {
      assertThat(used.add(image.alt())).isTrue();
    } else if (block instanceof Block.Table table) {
      if (table.caption() != null) {
        assertThat(used.add(table.caption())).isTrue();
      }
      table.rows().stream()
          .flatMap(List::stream)
          .filter(cell -> cell.unit() != null)
          .forEach(cell -> assertThat(used.add(cell.unit())).isTrue());
    }
  }

  private static String everything(Document document) {
    StringBuilder all = new StringBuilder();
    for (Unit unit : document.units()) {
      all.append(InlineToken.plain(unit.text())).append('\n');
      unit.elements().forEach(element -> all.append(element.literal()).append('\n'));
    }
    document.blocks().forEach(block -> verbatim(block, all));
    return all.toString();
  }

  private static void verbatim(Block block, StringBuilder all) {
    if (block instanceof Block.Verbatim literal) {
      all.append(literal.text()).append('\n');
    } else if (block instanceof Block.ItemList list) {
      list.items().forEach(item -> item.forEach(inner -> verbatim(inner, all)));
    } else if (block instanceof Block.Quote quote) {
      quote.blocks().forEach(inner -> verbatim(inner, all));
    }
  }
}
