package org.interpres.quality;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.interpres.article.LocaleTag;
import org.interpres.quality.quantity.Quantity;
import org.interpres.quality.quantity.Reading;
import org.interpres.quality.quantity.Units;

/**
 * How much harm a wrong translation of a source text could do, and why. Doses and frequencies are
 * seen in every language that the quantity parser reads; warnings, contraindications, interactions
 * and crises by the words of {@code risk-<language>.txt}. An article in a language without such a
 * file gets no lower a risk than {@link Risk#STANDARD}.
 *
 * <p>Pure and safe for use by many threads.
 */
public final class RiskAssessment {

  /**
   * @param reasons stable words in a fixed order: dose, frequency, contraindication, warning,
   *     negation, crisis, interaction; empty when there is none
   */
  public record Assessment(Risk risk, List<String> reasons) {

    public Assessment {
      reasons = List.copyOf(reasons);
    }
  }

  private static final Set<Units.Dimension> DOSES =
      EnumSet.of(Units.Dimension.MASS, Units.Dimension.VOLUME, Units.Dimension.COUNT);

  private static final Set<String> OTHER_DOSES = Set.of("[iU]", "[U]", "meq", "mmol", "umol");

  private static final List<String> GRAVE =
      List.of("contraindication", "warning", "instruction", "crisis", "interaction");

  private static final int WORDS_OF_A_LABEL = 4;

  private static final Map<String, Phrases> LEXICONS = new ConcurrentHashMap<>();

  private RiskAssessment() {}

  /**
   * @param source literal text with tags
   */
  public static Assessment of(String source, LocaleTag locale) {
    return of(new Passage(source, locale));
  }

  static Assessment of(Passage source) {
    Phrases lexicon =
        LEXICONS.computeIfAbsent(
            source.language(), language -> Phrases.of("risk-" + language + ".txt"));
    Set<String> kinds = new LinkedHashSet<>();
    lexicon.in(source.folded()).forEach(found -> kinds.add(found.kind()));
    Reading reading = source.reading();

    List<String> reasons = new ArrayList<>();
    boolean dose = reading.quantities().stream().anyMatch(RiskAssessment::dose);
    boolean often = !reading.frequencies().isEmpty() && (dose || kinds.contains("intake"));
    if (dose) {
      reasons.add("dose");
    }
    if (often) {
      reasons.add("frequency");
    }
    boolean grave = dose || often;
    for (String kind : GRAVE) {
      if (kinds.contains(kind)) {
        grave = true;
        reasons.add(kind.equals("instruction") ? "negation" : kind);
      }
    }
    if (kinds.contains("negation") && !reasons.contains("negation")) {
      reasons.add("negation");
    }
    if (grave) {
      return new Assessment(Risk.CRITICAL, reasons);
    }
    boolean label = lexicon.known() && reasons.isEmpty() && label(source, reading);
    return new Assessment(label ? Risk.LOW : Risk.STANDARD, reasons);
  }

  private static boolean dose(Quantity quantity) {
    String unit = quantity.unit();
    return unit != null
        && quantity.form() != Quantity.Form.NAME
        && (DOSES.contains(Units.dimension(unit)) || OTHER_DOSES.contains(Units.numerator(unit)));
  }

  /** A few words with no number and no end of a sentence. */
  private static boolean label(Passage source, Reading reading) {
    String words = source.plain();
    boolean number = reading.quantities().stream().anyMatch(q -> q.form() == Quantity.Form.DIGITS);
    boolean sentence = !words.isEmpty() && ".!。！".indexOf(words.charAt(words.length() - 1)) >= 0;
    return !number && !sentence && words.chars().filter(c -> c == ' ').count() < WORDS_OF_A_LABEL;
  }
}
