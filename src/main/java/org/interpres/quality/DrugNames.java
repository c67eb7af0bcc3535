package org.interpres.quality;

import com.ibm.icu.text.Transliterator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
  private static final String TRADITIONAL_CHINESE = "zh-Hant";
  private static final Transliterator SIMPLIFIED =
      Transliterator.getInstance("Traditional-Simplified");

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

  private final Map<String, Name> traditional = new LinkedHashMap<>();
  private final Map<String, Name> simplified = new LinkedHashMap<>();

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
      names.borrow();
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Traditional Chinese is looked up in simplified characters, which are fewer. */
  private void borrow() {
    Map<String, Name> all = new LinkedHashMap<>();
    traditional.forEach((form, name) -> all.put(SIMPLIFIED.transliterate(form), name));
    simplified.forEach(all::putIfAbsent);
    Lexicon<Name> lexicon = new Lexicon<>();
    all.forEach(lexicon::add);
    byLocale.put(TRADITIONAL_CHINESE, lexicon);
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
    if (key.equals(TRADITIONAL_CHINESE)) {
      traditional.put(row[2], name);
    } else if (key.equals("zh-Hans")) {
      simplified.put(row[2], new Name(row[0], Verification.UNVERIFIED));
    }
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

  /**
   * Whether the names of the locale of {@code text} are another's in its characters: one that is
   * found shows a medicine, and one that is not shows nothing.
   */
  boolean borrows(Passage text) {
    return key(text).equals(TRADITIONAL_CHINESE);
  }

  List<Phrases.Hit<Name>> in(Passage text) {
    return in(borrows(text) ? inSimplified(text) : text, key(text));
  }

  /** The same places in other characters: one for one, or as it was where that does not hold. */
  private static Passage inSimplified(Passage text) {
    String simplified = SIMPLIFIED.transliterate(text.text());
    return simplified.length() == text.text().length()
        ? new Passage(simplified, text.locale())
        : text;
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
