package org.interpres.quality;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The one place where checks are registered. A check that throws has a bug, and the bug is not
 * swallowed: silence would look like a clean text. Safe for use by many threads.
 */
public final class Checks {

  private final List<Check> checks;

  private Checks(QualityContent content) {
    checks = List.of(new TagCheck(), new NumberCheck(content.crisisLines()));
  }

  /** Every check, with the data files that the program brings along. */
  public static Checks standard() {
    return new Checks(QualityContent.standard());
  }

  /**
   * Every check, with a team's data files.
   *
   * @param content the folder that holds {@code crisis-lines.yaml} and its like; a file that is
   *     missing there is taken from the program
   * @throws InvalidContent when a file cannot be used; the message names file, line and reason
   */
  public static Checks load(Path content) {
    return new Checks(QualityContent.load(content));
  }

  /** What all checks say of {@code pair}, in the order of the checks. */
  public List<Finding> check(SegmentPair pair) {
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks) {
      findings.addAll(check.check(pair));
    }
    return List.copyOf(findings);
  }

  /** The ids of the checks, in order. */
  public List<String> ids() {
    return checks.stream().map(Check::id).toList();
  }
}
