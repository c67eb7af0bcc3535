package org.interpres.ingest;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interpres.article.InlineToken;

/**
 * Runs of text that are not translated though no element says so: addresses, and what an author
 * typed that looks like one of Interpres' own tags. Each becomes an {@code <x>} that holds it, so
 * that {@code <g id="1">} written about in an article never turns into a tag, and no hidden mark
 * has to stand in a medical text to prevent it.
 *
 * <p>Linear in the text: an address starts at a word's start, and a mailbox has 64 characters at
 * most (RFC 5321, 4.5.3.1.1).
 */
final class LiteralRuns {

  private static final Pattern RUN =
      Pattern.compile(
          InlineToken.TAG.pattern()
              + "|(?<address>(?<![\\p{L}\\p{N}])(?:(?i:https?://|www\\.)[^\\s\\p{Z}<>\"“”„«»]++"
              + "|(?<![\\w.+-])[\\w.+-]{1,64}+@[A-Za-z0-9-]{1,63}+(?:\\.[A-Za-z0-9-]{1,63}+)++))");

  private static final String CLOSERS = ".,;:!?)]}'’‘*_…。，、；：！？）】」";

  private LiteralRuns() {}

  /** Writes {@code literal} with its runs as tags; the tags are added to {@code tags}. */
  static void write(String literal, StringBuilder text, List<InlineText.Tag> tags) {
    Matcher run = RUN.matcher(literal);
    int from = 0;
    while (run.find()) {
      int end = run.group("address") == null ? run.end() : addressEnd(literal, run);
      text.append(literal, from, run.start());
      String kept = literal.substring(run.start(), end);
      InlineText.standalone(new InlineText.Tag("span", Map.of(), kept, null), text, tags);
      from = end;
    }
    text.append(literal, from, literal.length());
  }

  /** Without the punctuation of the sentence around it; a bracket that it opened is its own. */
  private static int addressEnd(String literal, Matcher run) {
    int end = run.end();
    boolean ownBracket = literal.substring(run.start(), end).indexOf('(') >= 0;
    while (end > run.start() + 1 && CLOSERS.indexOf(literal.charAt(end - 1)) >= 0) {
      if (ownBracket && literal.charAt(end - 1) == ')') {
        break;
      }
      end--;
    }
    return end;
  }

  static String stripLeading(String text) {
    int from = 0;
    while (from < text.length() && Characters.space(text.charAt(from))) {
      from++;
    }
    return text.substring(from);
  }

  static String stripTrailing(String text) {
    int to = text.length();
    while (to > 0 && Characters.space(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(0, to);
  }
}
