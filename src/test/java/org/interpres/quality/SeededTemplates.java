package org.interpres.quality;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.interpres.article.LocaleTag;
import org.interpres.quality.SeededErrors.Kind;

/**
 * Errors in sentences made from {@code quality/seeded-templates.tsv}, where texts have too few:
 * {@code {n}} is a number, {@code {m}} a larger one, {@code {d}} a medicine and {@code {w}} another
 * in its place.
 */
final class SeededTemplates {

  private static final LocaleTag ENGLISH = new LocaleTag("en");
  private static final int WANTED = 60;
  private static final List<String> NUMBERS =
      List.of(
          "2", "3", "5", "8", "10", "12", "15", "20", "25", "36", "48", "50", "75", "100", "150",
          "250", "400", "500", "750", "900");

  private SeededTemplates() {}

  /** At least 50 pairs with an error of {@code kind}; empty where no template has it. */
  static List<SegmentPair> of(Kind kind, String locale) {
    LocaleTag target = LocaleTag.parse(locale);
    Set<List<String>> texts = new LinkedHashSet<>();
    List<String[]> rows =
        GoldenPairs.lines("seeded-templates.tsv").stream()
            .map(line -> line.split("\t", -1))
            .filter(row -> row[0].equals(locale) && row[1].equals(kind.name()))
            .toList();
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<String, String> drugs = drugs(locale);
    List<String> inns = List.copyOf(drugs.keySet());
    for (int n = 0; texts.size() < WANTED && n < WANTED; n++) {
      String number = NUMBERS.get(n % NUMBERS.size());
      String more = String.valueOf(Integer.parseInt(number) + 1 + n / NUMBERS.size());
      for (String[] row : rows) {
        boolean drug = row[2].contains("{d}");
        String inn = drug ? inns.get(n % inns.size()) : "";
        String other = drug ? inns.get((n * 7 + 3) % inns.size()) : "";
        if (!drug || !inn.equals(other)) {
          String d = drug ? drugs.getOrDefault(inn, "") : "";
          String w = drug ? drugs.getOrDefault(other, "") : "";
          texts.add(
              List.of(
                  row[2].replace("{n}", number).replace("{m}", more).replace("{d}", inn),
                  row[4]
                      .replace("{n}", number)
                      .replace("{m}", more)
                      .replace("{d}", d)
                      .replace("{w}", w)));
        }
      }
    }
    List<SegmentPair> pairs = new ArrayList<>();
    texts.forEach(t -> pairs.add(new SegmentPair(t.get(0), t.get(1), ENGLISH, target)));
    return pairs;
  }

  /** Simplified targets in traditional characters. */
  static List<SegmentPair> traditional(List<SegmentPair> pairs) {
    Transliterator toTraditional = Transliterator.getInstance("Hans-Hant");
    List<SegmentPair> seeded = new ArrayList<>();
    for (SegmentPair pair : pairs) {
      String changed = toTraditional.transliterate(pair.target());
      if (!changed.equals(pair.target())) {
        seeded.add(SeededErrors.with(pair, pair.source(), changed));
      }
    }
    return seeded;
  }

  /** One name a substance, in the order of the file. */
  private static Map<String, String> drugs(String locale) {
    LocaleTag tag = LocaleTag.parse(locale);
    String wanted = tag.language().equals("zh") ? "zh-" + tag.script() : tag.language();
    Map<String, String> names = new TreeMap<>();
    Map<String, String> simplified = new TreeMap<>();
    for (String line : ContentFile.lines("drug-names.csv")) {
      String[] row = line.split(",", -1);
      if (row[1].equals(wanted)) {
        names.putIfAbsent(row[0], row[2]);
      } else if (row[1].equals("zh-Hans")) {
        simplified.putIfAbsent(row[0], row[2]);
      }
    }
    if (wanted.equals("zh-Hant")) {
      // Few are listed; the others are written as Hong Kong writes the Simplified ones.
      Transliterator toTraditional = Transliterator.getInstance("Hans-Hant");
      simplified.forEach((inn, name) -> names.putIfAbsent(inn, toTraditional.transliterate(name)));
    }
    return names;
  }
}
