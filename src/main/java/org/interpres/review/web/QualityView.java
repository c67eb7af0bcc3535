package org.interpres.review.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.interpres.review.QualityNumbers;
import org.interpres.review.Score;
import org.interpres.review.Typology;
import org.jspecify.annotations.Nullable;

/**
 * Quality by numbers as the page and the API show it.
 *
 * @param pass the score from which a text passes
 * @param weights what an error of each severity weighs
 */
public record QualityView(
    int pass,
    Map<String, Integer> weights,
    List<ByName> articles,
    List<ByName> locales,
    List<ByTranslation> translations,
    List<ByEngine> engines) {

  /** A number: the words it is of, the errors on them, and what that makes. */
  public record Number(
      long words,
      long neutral,
      long minor,
      long major,
      long critical,
      @Nullable BigDecimal score,
      @Nullable Boolean passes) {

    static Number of(Score score, Typology typology) {
      return new Number(
          score.words(),
          score.errors().neutral(),
          score.errors().minor(),
          score.errors().major(),
          score.errors().critical(),
          score.points(typology),
          score.passes(typology));
    }

    @JsonIgnore
    public long getErrors() {
      return neutral + minor + major + critical;
    }
  }

  /** Of all translations of an article, or into a locale. */
  public record ByName(String name, Number number) {}

  /** Of one translation. */
  public record ByTranslation(long id, String article, String locale, Number number) {}

  /** Of what an engine, or a memory, wrote in a locale. */
  public record ByEngine(
      String kind,
      @Nullable String engine,
      @Nullable String model,
      String locale,
      Edited edited,
      Number number) {}

  /**
   * How far people moved its words.
   *
   * @param distance the mean over all segments, edited or not, 0 to 1
   */
  public record Edited(long segments, long edited, BigDecimal distance) {

    /** In percent, for people. */
    @JsonIgnore
    public String getPercent() {
      return distance.movePointRight(2).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
  }

  static QualityView of(
      Typology typology,
      List<QualityNumbers.OfTranslation> translations,
      List<QualityNumbers.OfEngine> engines) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    for (Typology.Severity severity : Typology.Severity.values()) {
      weights.put(severity.label(), typology.weight(severity));
    }
    return new QualityView(
        typology.pass(),
        weights,
        sums(typology, translations, QualityNumbers.OfTranslation::article),
        sums(typology, translations, QualityNumbers.OfTranslation::locale),
        translations.stream()
            .map(
                each ->
                    new ByTranslation(
                        each.id(),
                        each.article(),
                        each.locale(),
                        Number.of(each.score(), typology)))
            .toList(),
        engines.stream().map(each -> engine(typology, each)).toList());
  }

  private static List<ByName> sums(
      Typology typology,
      List<QualityNumbers.OfTranslation> translations,
      Function<QualityNumbers.OfTranslation, String> name) {
    Map<String, Score> sums = new java.util.TreeMap<>();
    translations.forEach(each -> sums.merge(name.apply(each), each.score(), Score::plus));
    return sums.entrySet().stream()
        .map(sum -> new ByName(sum.getKey(), Number.of(sum.getValue(), typology)))
        .toList();
  }

  private static ByEngine engine(Typology typology, QualityNumbers.OfEngine of) {
    return new ByEngine(
        of.name().kind(),
        of.name().engine(),
        of.name().model(),
        of.locale(),
        new Edited(
            of.segments(),
            of.edits().segments(),
            of.edits().distance().setScale(4, RoundingMode.HALF_UP)),
        Number.of(of.score(), typology));
  }
}
