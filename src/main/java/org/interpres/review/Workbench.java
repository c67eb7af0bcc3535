package org.interpres.review;

import java.util.List;
import java.util.Map;
import org.interpres.article.Revision;
import org.interpres.article.Translation;
import org.jspecify.annotations.Nullable;

/**
 * All that a reviewer sees of a translation.
 *
 * @param review null while it is not opened: the revision's segments have no target yet
 * @param changes what the segments were in the review before, by index; those that are new or as
 *     they were are missing
 * @param failure why it is FAILED, null where it is not
 */
public record Workbench(
    Translation translation,
    Revision revision,
    @Nullable Review review,
    List<Progress> steps,
    Map<Integer, SourceChange> changes,
    @Nullable String failure) {

  public Workbench {
    steps = List.copyOf(steps);
    changes = Map.copyOf(changes);
  }

  /**
   * How far a step is.
   *
   * @param decided segments whose present words are approved in it
   * @param total segments that go through it
   * @param signature null while it is not signed
   */
  public record Progress(
      String name, int decided, int total, Approved.@Nullable Signature signature) {}

  /** Approvals given, over all steps and segments. */
  public int decided() {
    return steps.stream().mapToInt(Progress::decided).sum();
  }

  /** Approvals needed, over all steps and segments. */
  public int total() {
    return steps.stream().mapToInt(Progress::total).sum();
  }
}
