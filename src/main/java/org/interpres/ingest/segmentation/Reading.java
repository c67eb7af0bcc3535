package org.interpres.ingest.segmentation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One text while rules read it: keeps the mirrored text and a matcher for each expression, which
 * are dear to make anew at each place. For one thread.
 *
 * <p>An expression sees at most {@link #WINDOW} UTF-16 units to either side of the place, so that a
 * text of any length costs time in proportion to its length. Past the window {@code ^} does not
 * match.
 */
final class Reading {

  static final int WINDOW = 200;

  /**
   * Characters that one expression may look at for one place. Ours need less than 2,000; one that
   * backtracks without bound would otherwise hang on a text made for it.
   */
  private static final int MOST_STEPS = 200_000;

  /** An expression looked at more characters than it may. */
  static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManySteps() {
      super("too many steps", null, false, false);
    }
  }

  private final String text;
  private @Nullable String mirror;
  private final @Nullable Matcher[] matchers;

  Reading(String text, int expressions) {
    this.text = text;
    this.matchers = new Matcher[expressions];
  }

  String text() {
    return text;
  }

  /** Whether {@code expression} matches from {@code position} on. */
  boolean ahead(int slot, Pattern expression, int position) {
    Matcher matcher = at(slot, expression, text, position);
    return matcher.lookingAt();
  }

  /** Whether {@code mirrored} matches the mirrored text from {@code position} back. */
  boolean behind(int slot, Pattern mirrored, int position) {
    if (mirror == null) {
      mirror = new StringBuilder(text).reverse().toString();
    }
    return at(slot, mirrored, mirror, text.length() - position).lookingAt();
  }

  /** Whether {@code expression} matches some stretch that ends at {@code position}: slow. */
  boolean upTo(int slot, Pattern expression, int position) {
    Window window = window(text, position);
    Matcher matcher = matcher(slot, expression, window);
    int earliest = Math.max(0, position - WINDOW) - window.from;
    for (int start = position - window.from; start >= earliest; start--) {
      if (matcher.region(start, position - window.from).matches()) {
        return true;
      }
    }
    return false;
  }

  private Matcher at(int slot, Pattern expression, String string, int position) {
    Window window = window(string, position);
    int end = Math.min(string.length(), position + WINDOW);
    return matcher(slot, expression, window).region(position - window.from, end - window.from);
  }

  private Matcher matcher(int slot, Pattern expression, Window window) {
    Matcher matcher = matchers[slot];
    if (matcher == null) {
      matcher = expression.matcher(window);
      matcher.useTransparentBounds(true).useAnchoringBounds(false);
      matchers[slot] = matcher;
      return matcher;
    }
    return matcher.reset(window);
  }

  /** A unit more than the region on either side: there {@code ^} fails and {@code \b} sees on. */
  private static Window window(String string, int position) {
    int from = Math.max(0, position - WINDOW - 1);
    return new Window(string, from, Math.min(string.length(), position + WINDOW + 1));
  }

  private static final class Window implements CharSequence {
    private final String string;
    private final int from;
    private final int to;
    private int steps;

    Window(String string, int from, int to) {
      this.string = string;
      this.from = from;
      this.to = to;
    }

    @Override
    public int length() {
      return to - from;
    }

    @Override
    public char charAt(int index) {
      if (++steps > MOST_STEPS) {
        throw new TooManySteps();
      }
      return string.charAt(from + index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return string.substring(from + start, from + end);
    }

    @Override
    public String toString() {
      return string.substring(from, to);
    }
  }
}
