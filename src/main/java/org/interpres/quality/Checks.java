package org.interpres.quality;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.interpres.article.LocaleTag;

/**
 * The one place where checks are registered. A check that throws has a bug, and the bug is not
 * swallowed: silence would look like a clean text. Safe for use by many threads.
 */
public final class Checks {

  private final List<Check> checks;

  private Checks(QualityContent content, Clock clock) {
    CrisisLineCheck crisisLine = new CrisisLineCheck(content.crisisLines(), clock);
    checks =
        List.of(
            new TagCheck(),
            new NumberCheck(content.crisisLines()),
            new UnitCheck(),
            new RangeCheck(),
            new FrequencyCheck(),
            new DateCheck(),
            new RouteCheck(),
            new NegationCheck(),
            new DrugCheck(content.drugNames()),
            crisisLine,
            new CrisisLineEntryCheck(crisisLine),
            new BidiCheck(),
            new HiddenCheck(),
            new ScriptCheck(),
            new UntranslatedCheck(),
            new LanguageCheck(),
            new LengthCheck(LengthCheck.Way.OMISSION),
            new LengthCheck(LengthCheck.Way.ADDITION),
            new AddressCheck(),
            new PhoneCheck(content.crisisLines()),
            new MojibakeCheck(),
            new ClaimCheck(content.claims()),
            new AbbreviationCheck(),
            new SafeMessagingCheck(),
            new PunctuationCheck(),
            new DuplicateWordCheck());
  }

  /** Every check, with the data files that the program brings along. */
  public static Checks standard() {
    return standard(Clock.systemUTC());
  }

  /** The same, with a clock that says how old the entries of crisis lines are. */
  public static Checks standard(Clock clock) {
    return new Checks(QualityContent.standard(), clock);
  }

  /**
   * Every check, with a team's data files.
   *
   * @param content the folder that holds {@code crisis-lines.yaml} and its like; a file that is
   *     missing there is taken from the program
   * @param clock says how old the entries of crisis lines are
   * @throws InvalidContent when a file cannot be used; the message names file, line and reason
   */
  public static Checks load(Path content, Clock clock) {
    return new Checks(QualityContent.load(content), clock);
  }

  /** What all checks say of {@code pair}, in the order of the checks. */
  public List<Finding> check(SegmentPair pair) {
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks) {
      findings.addAll(check.check(pair));
    }
    return List.copyOf(findings);
  }

  /**
   * What can be said of a source before it is translated: promises, unsafe wording, error-prone
   * abbreviations. Spans are of the source.
   */
  public List<Finding> checkSource(String source, LocaleTag locale) {
    Passage passage = new Passage(source, locale);
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks) {
      if (check instanceof SourceCheck sourceCheck) {
        findings.addAll(sourceCheck.checkSource(passage));
      }
    }
    return List.copyOf(findings);
  }

  List<Check> all() {
    return checks;
  }

  /** The ids of the checks, in order. */
  public List<String> ids() {
    return checks.stream().map(Check::id).toList();
  }
}
