package org.interpres.article;

import java.util.List;

/**
 * The hand-over from translate to review: a translation with one draft for each of its revision's
 * segments, in their order.
 */
public record Drafted(Translation translation, Revision revision, List<Draft> drafts) {

  /** A segment's first target, with where it comes from. */
  public record Draft(int segment, String target, Origin origin) {}

  public Drafted {
    drafts = List.copyOf(drafts);
    if (revision.id() != translation.revisionId() || drafts.size() != revision.segments().size()) {
      throw new IllegalArgumentException(
          "translation %d has %d drafts for the %d segments of revision %d"
              .formatted(
                  translation.id(), drafts.size(), revision.segments().size(), revision.id()));
    }
    for (int i = 0; i < drafts.size(); i++) {
      if (drafts.get(i).segment() != revision.segments().get(i).index()) {
        throw new IllegalArgumentException(
            "translation %d: draft %d is of segment %d"
                .formatted(translation.id(), i, drafts.get(i).segment()));
      }
    }
  }
}
