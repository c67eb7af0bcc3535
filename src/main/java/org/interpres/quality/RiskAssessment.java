package org.interpres.quality;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.interpres.article.LocaleTag;
import org.interpres.quality.quantity.Quantity;
import org.interpres.quality.quantity.Reading;
import org.interpres.quality.quantity.Units;

/**
 * How much harm a wrong translation of a source text could do, and why. Doses and frequencies are
 * seen in every language that the quantity parser reads, and so is a value with a unit that is a
 * threshold; warnings, contraindications, interactions, crises and calls for help by the words of
 * {@code risk-<language>.txt}. An article in a language without such a file gets no lower a risk
 * than {@link Risk#STANDARD}.
 *
 * <p>Pure and safe for use by many threads.
 */
public final class RiskAssessment {

  /**
   * @param reasons stable words in a fixed order: dose, frequency, contraindication, warning,
   *     negation, crisis, interaction, emergency, threshold, introduction; empty when there is none
   */
  public record Assessment(Risk risk, List<String> reasons) {

    public Assessment {
      reasons = List.copyOf(reasons);
    }
  }

  private static final Set<Units.Dimension> DOSES =
      EnumSet.of(Units.Dimension.MASS, Units.Dimension.VOLUME, Units.Dimension.COUNT);

  private static final Set<Units.Dimension> MEASURED =
      EnumSet.of(
          Units.Dimension.LENGTH,
          Units.Dimension.TIME,
          Units.Dimension.TEMPERATURE,
          Units.Dimension.SHARE,
          Units.Dimension.OTHER);

  /** What is measured of a patient, and does not last. */
  private static final Set<Units.Dimension> SIGNS =
      EnumSet.of(Units.Dimension.TEMPERATURE, Units.Dimension.OTHER);

  /** "Over 18 years", "for more than 6 months": nobody waits with a watch for these. */
  private static final Set<String> LONG = Set.of("mo", "a");

  private static final Set<String> OTHER_DOSES = Set.of("[iU]", "[U]", "meq", "mmol", "umol");

  private static final List<String> GRAVE =
      List.of("contraindication", "warning", "instruction", "crisis", "interaction", "emergency");

  private static final Bounds BOUNDS = new Bounds();

  private static final int WORDS_OF_A_LABEL = 4;

  private static final Map<String, Phrases> LEXICONS = new ConcurrentHashMap<>();

  private RiskAssessment() {}

  /** Where a text stands, which may say more of its risk than its words do. */
  enum Place {
    /** A heading, a caption, or a text by itself: a few words are a label. */
    LABEL,
    /** A list item, a paragraph or a cell: however short, it tells the reader something. */
    PROSE,
    /** Under words that {@link #introduces} a danger: "Call for help at once if:". */
    INTRODUCED
  }

  /**
   * Of a text by itself.
   *
   * @param source literal text with tags
   */
  public static Assessment of(String source, LocaleTag locale) {
    return of(new Passage(source, locale));
  }

  static Assessment of(Passage source) {
    return of(source, Place.LABEL);
  }

  static Assessment of(Passage source, Place place) {
    Set<String> kinds = kinds(source);
    Reading reading = source.reading();

    List<String> reasons = new ArrayList<>();
    boolean dose = reading.quantities().stream().anyMatch(RiskAssessment::dose);
    if (dose) {
      reasons.add("dose");
    }
    if (!reading.frequencies().isEmpty() && (dose || kinds.contains("intake"))) {
      reasons.add("frequency");
    }
    for (String kind : GRAVE) {
      if (kinds.contains(kind)) {
        reasons.add(kind.equals("instruction") ? "negation" : kind);
      }
    }
    if (threshold(source, kinds.contains("over"))) {
      reasons.add("threshold");
    }
    if (place == Place.INTRODUCED) {
      reasons.add("introduction");
    }
    boolean grave = !reasons.isEmpty();
    if (kinds.contains("negation") && !reasons.contains("negation")) {
      reasons.add("negation");
    }
    if (grave) {
      return new Assessment(Risk.CRITICAL, reasons);
    }
    boolean label =
        place == Place.LABEL
            && lexicon(source).known()
            && reasons.isEmpty()
            && label(source, reading);
    return new Assessment(label ? Risk.LOW : Risk.STANDARD, reasons);
  }

  /** Whether what stands under {@code text} is a danger by that alone. */
  static boolean introduces(Passage text) {
    Set<String> kinds = kinds(text);
    return GRAVE.stream().anyMatch(kinds::contains);
  }

  private static Phrases lexicon(Passage source) {
    return LEXICONS.computeIfAbsent(
        source.language(), language -> Phrases.of("risk-" + language + ".txt"));
  }

  private static Set<String> kinds(Passage source) {
    Set<String> kinds = new LinkedHashSet<>();
    for (Phrases.Found found : lexicon(source).in(source.folded())) {
      if (found.kind().equals("if") && kinds.contains("stop")) {
        kinds.add("warning");
      }
      if (!found.kind().equals("line") || whole(source.text(), found.span())) {
        kinds.add(found.kind());
      }
    }
    if (kinds.contains("call") && (kinds.contains("line") || kinds.contains("urgent"))) {
      kinds.add("emergency");
    }
    return kinds;
  }

  /** Whether a number is no part of a longer one. */
  private static boolean whole(String text, Span number) {
    boolean before = number.from() > 0 && Character.isDigit(text.charAt(number.from() - 1));
    boolean behind = number.to() < text.length() && Character.isDigit(text.charAt(number.to()));
    return !before && !behind;
  }

  /**
   * A measured value that the reader compares with: a fever above 38.5 °C.
   *
   * @param over whether a word stands there that is a bound only beside what does not last: "over
   *     180 mmHg", but not "over 5 days"
   */
  private static boolean threshold(Passage source, boolean over) {
    List<Quantity> measured =
        source.reading().quantities().stream().filter(RiskAssessment::measured).toList();
    if (measured.isEmpty()) {
      return false;
    }
    Bounds.In bounds = BOUNDS.in(source);
    return measured.stream()
        .anyMatch(
            quantity ->
                bounds.of(quantity) != null || (over && SIGNS.contains(dimension(quantity))));
  }

  private static Units.Dimension dimension(Quantity quantity) {
    return Units.dimension(Objects.requireNonNull(quantity.unit()));
  }

  private static boolean measured(Quantity quantity) {
    String unit = quantity.unit();
    return unit != null
        && quantity.form() != Quantity.Form.NAME
        && !LONG.contains(unit)
        && MEASURED.contains(Units.dimension(unit));
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
