package org.interpres.article;

import java.util.List;

/**
 * A revision's document in a locale: the same structure, each unit's text joined from the targets
 * of its segments.
 *
 * @param locale the locale of {@code texts}
 * @param texts a text with tags for each unit of the document, at the unit's index
 */
public record LocalizedDocument(Revision revision, LocaleTag locale, List<String> texts) {

  public LocalizedDocument {
    texts = List.copyOf(texts);
    if (texts.size() != revision.document().units().size()) {
      throw new IllegalArgumentException(
          texts.size() + " texts for " + revision.document().units().size() + " units");
    }
  }

  /** The source as it stands. */
  public static LocalizedDocument source(Revision revision) {
    return new LocalizedDocument(
        revision, revision.locale(), revision.document().units().stream().map(Unit::text).toList());
  }

  /**
   * Joins targets into units. Between two sentences stands the source's white space where both
   * languages separate sentences by a space, none where the target does not, and one space where
   * only the target does. A unit without a segment, such as a linked image by itself, has nothing
   * to translate and stays as it is.
   *
   * @param targets a target for each segment of the revision, in order
   */
  public static LocalizedDocument of(Revision revision, LocaleTag locale, List<String> targets) {
    List<Segment> segments = revision.segments();
    if (targets.size() != segments.size()) {
      throw new IllegalArgumentException(
          targets.size() + " targets for " + segments.size() + " segments");
    }
    StringBuilder[] texts = new StringBuilder[revision.document().units().size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = new StringBuilder();
    }
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      boolean last = i + 1 == segments.size() || segments.get(i + 1).unit() != segment.unit();
      texts[segment.unit()]
          .append(targets.get(i).strip())
          .append(last ? "" : gap(revision.locale(), locale, segments, i));
    }
    for (int i = 0; i < texts.length; i++) {
      if (texts[i].isEmpty()) {
        texts[i].append(revision.document().units().get(i).text());
      }
    }
    return new LocalizedDocument(
        revision, locale, java.util.Arrays.stream(texts).map(StringBuilder::toString).toList());
  }

  private static String gap(LocaleTag source, LocaleTag target, List<Segment> segments, int i) {
    String white = segments.get(i).after() + segments.get(i + 1).before();
    if (!target.spaced()) {
      return "";
    }
    return source.spaced() || !white.isEmpty() ? white : " ";
  }
}
