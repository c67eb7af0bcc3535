package org.interpres.ingest;

import java.util.ArrayList;
import java.util.List;
import org.interpres.ingest.InlineText.Alone;
import org.interpres.ingest.InlineText.Close;
import org.interpres.ingest.InlineText.Piece;
import org.interpres.ingest.InlineText.Text;

/** The white space of a unit's text as a browser shows it: one space for many, none at its ends. */
final class WhiteSpace {

  private WhiteSpace() {}

  static List<Piece> collapsed(List<Piece> all) {
    List<Piece> kept = new ArrayList<>();
    boolean afterSpace = true;
    for (Piece piece : all) {
      if (piece instanceof Text text) {
        String one = collapsed(text.text(), afterSpace);
        if (!one.isEmpty()) {
          afterSpace = one.endsWith(" ");
          kept.add(new Text(one));
        }
      } else {
        if (InlineText.isBreak(piece)) {
          dropTrailingSpace(kept);
        }
        afterSpace = InlineText.isBreak(piece) || (afterSpace && !(piece instanceof Alone));
        kept.add(piece);
      }
    }
    dropTrailingSpace(kept);
    stripEnds(kept);
    return kept;
  }

  private static String collapsed(String text, boolean afterSpace) {
    StringBuilder one = new StringBuilder(text.length());
    boolean space = afterSpace;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean collapses = Characters.collapses(c);
      if (!collapses) {
        one.append(c);
      } else if (!space) {
        one.append(' ');
      }
      space = collapses;
    }
    return one.toString();
  }

  /** The space that ends the last text goes, even from inside elements that close after it. */
  private static void dropTrailingSpace(List<Piece> kept) {
    int i = kept.size() - 1;
    while (i >= 0 && kept.get(i) instanceof Close) {
      i--;
    }
    if (i >= 0 && kept.get(i) instanceof Text text && text.text().endsWith(" ")) {
      String shorter = text.text().substring(0, text.text().length() - 1);
      if (shorter.isEmpty()) {
        kept.remove(i);
      } else {
        kept.set(i, new Text(shorter));
      }
    }
  }

  /** No-break spaces at either end are layout. */
  private static void stripEnds(List<Piece> kept) {
    if (!kept.isEmpty() && kept.get(0) instanceof Text first) {
      replace(kept, 0, LiteralRuns.stripLeading(first.text()));
    }
    int last = kept.size() - 1;
    if (last >= 0 && kept.get(last) instanceof Text text) {
      replace(kept, last, LiteralRuns.stripTrailing(text.text()));
    }
  }

  private static void replace(List<Piece> kept, int at, String text) {
    if (text.isEmpty()) {
      kept.remove(at);
    } else {
      kept.set(at, new Text(text));
    }
  }
}
