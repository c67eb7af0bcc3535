package org.interpres.quality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.interpres.quality.quantity.Lexicon;

/**
 * The names of medicines of {@code content/drug-names.csv}: inn, locale, name, source, verified; no
 * quoting. The longest name wins: 艾司氯胺酮 (esketamine) is no 氯胺酮 (ketamine). What the file covers,
 * and what it lacks, is in {@code docs/drug-names.md}.
 */
final class DrugNames {

  private static final String HEADER = "inn,locale,name,source,verified";
  private static final int COLUMNS = 5;

  /**
   * A name in a locale.
   *
   * @param inn the substance, by its English INN
   */
  record Name(String inn, Verification verification) {}

  /** Whether somebody has compared a row with its source. */
  enum Verification {
    VERIFIED,
    UNVERIFIED
  }

  private final Map<String, Lexicon<Name>> byLocale = new HashMap<>();
  private final Map<String, Set<String>> known = new HashMap<>();

  private DrugNames() {}

  /**
   * @throws InvalidContent with file, line and reason
   */
  static DrugNames read(String file, InputStream bytes) {
    DrugNames names = new DrugNames();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      int number = 1;
      if (!HEADER.equals(lines.readLine())) {
        throw new InvalidContent(file + " line 1: the header must be " + HEADER + ".");
      }
      String line;
      while ((line = lines.readLine()) != null) {
        number++;
        names.add(file + " line " + number, line);
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private void add(String where, String line) {
    String[] row = line.split(",", -1);
    boolean complete = row.length == COLUMNS && !row[0].isBlank() && !row[2].isBlank();
    if (!complete || row[3].isBlank() || !(row[4].equals("true") || row[4].equals("false"))) {
      throw new InvalidContent(
          where + ": five columns are wanted (" + HEADER + "); verified is true or false.");
    }
    String key;
    try {
      LocaleTag tag = LocaleTag.parse(row[1]);
      key = key(tag.language(), tag.script());
    } catch (InvalidName e) {
      throw new InvalidContent(where + ": " + e.getMessage());
    }
    Verification verification =
        row[4].equals("true") ? Verification.VERIFIED : Verification.UNVERIFIED;
    Lexicon<Name> lexicon = byLocale.computeIfAbsent(key, k -> new Lexicon<>());
    Name name = new Name(row[0], verification);
    lexicon.add(row[2], name);
    NameForms.of(key, row[2]).forEach(form -> lexicon.add(form, name));
    known.computeIfAbsent(key, k -> new HashSet<>()).add(row[0]);
  }

  private static String key(Passage text) {
    return key(text.language(), text.script());
  }

  private static String key(String language, String script) {
    return language.equals("zh") ? "zh-" + script : language;
  }

  /** Whether a name of {@code inn} is known in the locale of {@code text}. */
  boolean knows(String inn, Passage text) {
    return known.getOrDefault(key(text), Set.of()).contains(inn);
  }

  List<Phrases.Hit<Name>> in(Passage text) {
    return in(text, key(text));
  }

  /** The English names, which many languages use as they are. */
  List<Phrases.Hit<Name>> inEnglish(Passage text) {
    return in(text, "en");
  }

  private List<Phrases.Hit<Name>> in(Passage text, String key) {
    Lexicon<Name> lexicon = byLocale.get(key);
    return lexicon == null ? List.of() : Phrases.hits(lexicon, text.folded());
  }
}
