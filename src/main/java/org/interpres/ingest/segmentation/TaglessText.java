package org.interpres.ingest.segmentation;

import java.util.Set;
import java.util.regex.Matcher;
import org.interpres.article.InlineToken;

/**
 * A unit without its tags, as rules see it, and the way back to places of the unit. A tag that
 * stands alone, such as a line's end, is seen as a space: “call<x/>Dr. Smith” has no word “callDr”.
 * A mark, such as a footnote's, is not seen: “5 mg.<x/> Then” ends a sentence. Offsets are UTF-16.
 */
final class TaglessText {

  private final String unit;
  private final String text;

  /** Where each character of the text stands in the unit; empty when there are no tags. */
  private final int[] places;

  private final Set<Integer> marks;

  private TaglessText(String unit, String text, int[] places, Set<Integer> marks) {
    this.unit = unit;
    this.text = text;
    this.places = places;
    this.marks = marks;
  }

  /**
   * @param marks ids of the stand-alone tags that belong to what stands right before them
   */
  static TaglessText of(String unit, Set<Integer> marks) {
    if (unit.indexOf('<') < 0) {
      return new TaglessText(unit, unit, new int[0], marks);
    }
    StringBuilder text = new StringBuilder(unit.length());
    int[] places = new int[unit.length()];
    for (InlineToken token : InlineToken.parse(unit)) {
      if (token instanceof InlineToken.Text literal) {
        for (int at = literal.start(); at < literal.end(); at++) {
          places[text.length()] = at;
          text.append(unit.charAt(at));
        }
      } else if (token instanceof InlineToken.Standalone alone && !marks.contains(alone.id())) {
        places[text.length()] = alone.start();
        text.append(' ');
      }
    }
    return new TaglessText(unit, text.toString(), places, marks);
  }

  String text() {
    return text;
  }

  /**
   * Where the unit is cut for a break in the white space {@code from} to {@code to} of the text,
   * which may be empty but has a character on either side. White space, marks and the tags that
   * close an earlier element end the segment before; the first other tag that opens an element, or
   * stands alone, begins the one after, unless the element that holds it ends here too.
   */
  int cut(int from, int to) {
    if (places.length == 0) {
      return to;
    }
    int end = places[to];
    int cut = places[from - 1] + 1;
    int open = 0;
    boolean begun = false;
    Matcher tag = InlineToken.TAG.matcher(unit);
    for (int at = cut; at < end; ) {
      if (unit.charAt(at) != '<') {
        at++;
      } else {
        tag.region(at, end).lookingAt();
        at = tag.end();
        if (tag.group(3) != null && marks.contains(Integer.valueOf(tag.group(3)))) {
          cut = begun ? cut : at;
        } else if (tag.group(2) == null) {
          open += tag.group(1) == null ? 0 : 1;
          begun = true;
        } else if (open > 0) {
          open--;
        } else {
          begun = false;
        }
      }
      if (!begun) {
        cut = at;
      }
    }
    return cut;
  }
}
