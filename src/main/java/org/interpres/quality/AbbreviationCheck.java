package org.interpres.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.interpres.article.Phrase;
import org.interpres.quality.quantity.Quantity;
import org.interpres.quality.quantity.Units;
import org.jspecify.annotations.Nullable;

/**
 * What the ISMP's list of error-prone abbreviations forbids in a dose: 5.0 mg is read as 50, .5 mg
 * as 5, "U" as a zero. µg is the symbol everywhere but in English.
 */
final class AbbreviationCheck implements SourceCheck {

  private final Phrases wording = Phrases.of("wording.txt");

  @Override
  public String id() {
    return "ABBREVIATION";
  }

  @Override
  public List<Finding> checkSource(Passage source) {
    return check(source, Side.SOURCE);
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    List<Finding> findings = new ArrayList<>(check(pair.from(), Side.SOURCE));
    findings.addAll(check(pair.to(), Side.TARGET));
    return findings;
  }

  private enum Side {
    SOURCE,
    TARGET
  }

  private List<Finding> check(Passage passage, Side side) {
    String text = passage.text();
    List<Finding> findings = new ArrayList<>();
    for (Quantity quantity : passage.reading().quantities()) {
      Phrase fault = fault(text, quantity);
      if (fault != null) {
        findings.add(finding(fault, Shown.span(quantity), side));
      }
    }
    if (passage.language().equals("en")) {
      for (Phrases.Found found : wording.in(passage)) {
        boolean upper = !found.kind().equals("abbreviation");
        String written = text.substring(found.span().from(), found.span().to());
        if (!upper && written.equals(written.toUpperCase(Locale.ROOT)) && mean(written)) {
          findings.add(finding(Phrase.of("finding.abbreviation", written), found.span(), side));
        }
      }
    }
    return findings;
  }

  /** Two capital letters are also initials: those of the list that are nothing else. */
  private static boolean mean(String written) {
    return written.length() > 2 || written.equals("QD");
  }

  private static @Nullable Phrase fault(String text, Quantity quantity) {
    if (quantity.unit() == null
        || quantity.form() != Quantity.Form.DIGITS
        || !dose(quantity.unit())) {
      return null;
    }
    String written = text.substring(quantity.from(), quantity.to());
    int point = Math.max(written.lastIndexOf('.'), written.lastIndexOf(','));
    if (point == 0) {
      return Phrase.of(
          "finding.abbreviation.leading-zero", Shown.of(text, quantity), "0" + written);
    }
    boolean whole = quantity.value().scale() <= 0;
    boolean trailing = point > 0 && whole && point >= written.length() - 3 && zeros(written, point);
    if (trailing) {
      return Phrase.of("finding.abbreviation.trailing-zero", Shown.of(text, quantity));
    }
    String unit = text.substring(quantity.to(), quantity.unitTo()).strip();
    return unit.equals("U") || unit.equals("u")
        ? Phrase.of("finding.abbreviation.units", Shown.of(text, quantity), "U")
        : null;
  }

  private static boolean zeros(String written, int point) {
    return point + 1 < written.length()
        && written.substring(point + 1).chars().allMatch(c -> c == '0');
  }

  private static boolean dose(String unit) {
    Units.Dimension dimension = Units.dimension(unit);
    return dimension == Units.Dimension.MASS
        || dimension == Units.Dimension.VOLUME
        || unit.equals("[iU]")
        || unit.equals("[U]");
  }

  private Finding finding(Phrase says, Span span, Side side) {
    return new Finding(
        id(),
        Severity.MAJOR,
        says,
        side == Side.SOURCE ? span : null,
        side == Side.TARGET ? span : null);
  }
}
