package org.interpres.quality;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.interpres.article.ByLocale;
import org.interpres.article.LocaleTag;
import org.interpres.terminology.Termbase;

/**
 * The one place where checks are registered. A check that throws has a bug, and the bug is not
 * swallowed: silence would look like a clean text. Safe for use by many threads.
 */
public final class Checks {

  private final QualityContent content;
  private final Clock clock;
  private final List<Check> checks;
  private final QualitySettings settings;
  private final ByLocale<List<Check>> byTarget = new ByLocale<>(this::on);

  private Checks(QualityContent content, Clock clock, Termbase termbase) {
    this.content = content;
    this.clock = clock;
    Glossaries glossaries = new Glossaries(termbase);
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
            new TermCheck(glossaries),
            new ForbiddenCheck(glossaries),
            new ConsistencyCheck(),
            new PunctuationCheck(),
            new DuplicateWordCheck());
    settings = content.settings(Set.copyOf(ids()));
  }

  /** Every check, with the data files that the program brings along. */
  public static Checks standard() {
    return standard(Clock.systemUTC());
  }

  /** The same, with a clock that says how old the entries of crisis lines are. */
  public static Checks standard(Clock clock) {
    return new Checks(QualityContent.standard(), clock, Termbase.empty());
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
    return new Checks(QualityContent.load(content), clock, Termbase.empty());
  }

  /** The settings that {@link #load} reads, as they are written. */
  public static String settings(Path content) {
    return QualityContent.settings(content);
  }

  /** The same checks, with the terms that TERM and FORBIDDEN ask for. */
  public Checks with(Termbase termbase) {
    return new Checks(content, clock, termbase);
  }

  /** What all checks say of {@code pair}, in the order of the checks. */
  public List<Finding> check(SegmentPair pair) {
    List<Finding> findings = new ArrayList<>();
    for (Check check : byTarget.of(pair.targetLocale())) {
      add(check.check(pair), findings);
    }
    return List.copyOf(findings);
  }

  private void add(List<Finding> found, List<Finding> findings) {
    for (Finding finding : found) {
      findings.add(finding.with(settings.severity(finding.check(), finding.severity())));
    }
  }

  private List<Check> on(LocaleTag target) {
    List<LocaleTag> tags = target.fallbacks();
    return checks.stream().filter(check -> settings.on(check.id(), tags)).toList();
  }

  /**
   * What can be said of a source before it is translated: promises, unsafe wording, error-prone
   * abbreviations. Spans are of the source.
   */
  public List<Finding> checkSource(String source, LocaleTag locale) {
    Passage passage = new Passage(source, locale);
    List<Finding> findings = new ArrayList<>();
    for (Check check : on(locale)) {
      if (check instanceof SourceCheck sourceCheck) {
        add(sourceCheck.checkSource(passage), findings);
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
