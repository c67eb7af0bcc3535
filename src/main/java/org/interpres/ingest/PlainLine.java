package org.interpres.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of plain text.
 *
 * @param indent columns before the text; a tab counts four, a no-break space one
 * @param text without white space at either end; empty for a blank line
 * @param written as it stands in the document, with its tabs and spaces
 */
record PlainLine(int indent, String text, String written) {

  /** What makes a line an item of a list. */
  record Marker(String symbol, @Nullable Integer number, String rest) {
    /** A bullet that nobody types for another reason. */
    boolean certain() {
      return number == null && !"-–—*+".contains(symbol);
    }
  }

  /** U+F0B7 and U+F0A7 are the bullets of Word's Symbol and Wingdings fonts. */
  private static final Pattern BULLET =
      Pattern.compile(
          "(?:([•‣◦▪▫●○■□◆◇❖★✓✔☑➢➣➤▶►▸・·⁃∙\uF0B7\uF0A7])[\\s\\p{Z}]*+|([-–—*+])[\\s\\p{Z}]++)(\\S.*)",
          Pattern.DOTALL);

  private static final Pattern NUMBER =
      Pattern.compile(
          "\\(?([0-9０-９]{1,3})(?:[.)][\\s\\p{Z}]++|[．）、][\\s\\p{Z}]*+)(\\S.*)", Pattern.DOTALL);

  private static final Pattern CIRCLED =
      Pattern.compile("([①-⑳])[\\s\\p{Z}]*+(\\S.*)", Pattern.DOTALL);

  private static final Pattern LETTER =
      Pattern.compile("\\(?([a-z])\\)[\\s\\p{Z}]++(\\S.*)", Pattern.DOTALL);

  private static final Pattern INITIAL =
      Pattern.compile("([A-Za-z])\\.[\\s\\p{Z}]++(\\S.*)", Pattern.DOTALL);

  /** “Ibuprofen: 400 mg”: a line of a table that has no rules. */
  private static final Pattern LABELLED =
      Pattern.compile("\\p{Lu}[^:：.!?]{0,50}[:：][\\s\\p{Z}].*", Pattern.DOTALL);

  private static final Pattern RULE =
      Pattern.compile("(?:=[= ]++|-[- ]++|_[_ ]++|\\*[* ]++|~[~ ]++|[–—─═]++)");

  private static final Pattern END = Pattern.compile("[.!?…:;。！？：；؟۔][\"”’»)\\]]*+$");

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]++");

  private static final Pattern LINE_END = Pattern.compile("\r\n|[\n\r\u000B\u0085\u2028]");

  /** All lines; a form feed or a paragraph separator makes a blank one. */
  static List<PlainLine> lines(String text) {
    List<PlainLine> lines = new ArrayList<>();
    for (String written : LINE_END.split(text.replaceAll("[\f\u2029]", "\n\n"), -1)) {
      lines.add(of(written));
    }
    return lines;
  }

  private static PlainLine of(String written) {
    int from = 0;
    int indent = 0;
    while (from < written.length() && Characters.invisible(written.charAt(from))) {
      char c = written.charAt(from);
      indent += c == '\t' ? 4 : Characters.space(c) ? 1 : 0;
      from++;
    }
    return new PlainLine(indent, LiteralRuns.stripTrailing(written.substring(from)), written);
  }

  boolean blank() {
    return Characters.blank(text);
  }

  /** A line drawn with characters: three or more, such as {@code ---}. */
  boolean rule() {
    return text.length() >= 3 && RULE.matcher(text).matches();
  }

  Optional<Marker> marker() {
    Matcher bullet = BULLET.matcher(text);
    if (bullet.matches()) {
      String symbol = bullet.group(1) == null ? bullet.group(2) : bullet.group(1);
      return Optional.of(new Marker(symbol, null, bullet.group(3)));
    }
    Matcher number = NUMBER.matcher(text);
    if (number.matches()) {
      return Optional.of(new Marker("1", Integer.valueOf(number.group(1)), number.group(2)));
    }
    Matcher circled = CIRCLED.matcher(text);
    if (circled.matches()) {
      int value = circled.group(1).charAt(0) - '①' + 1;
      return Optional.of(new Marker("①", value, circled.group(2)));
    }
    Matcher letter = LETTER.matcher(text);
    return letter.matches()
        ? Optional.of(new Marker("a", letter.group(1).charAt(0) - 'a' + 1, letter.group(2)))
        : Optional.empty();
  }

  /** “A.”, which “A. Smith” begins with too: only beside its neighbours does it mark an item. */
  Optional<Marker> initial() {
    Matcher initial = INITIAL.matcher(text);
    if (!initial.matches()) {
      return Optional.empty();
    }
    char first = initial.group(1).charAt(0);
    char a = Character.isUpperCase(first) ? 'A' : 'a';
    return Optional.of(new Marker(a + ".", first - a + 1, initial.group(2)));
  }

  /** Whether it gives something a value, so that its end is meant: two doses never run together. */
  boolean labelled() {
    return LABELLED.matcher(text).matches();
  }

  boolean startsLower() {
    return !text.isEmpty() && Character.isLowerCase(text.codePointAt(0));
  }

  /** Whether its last character ends a sentence or leads to what follows. */
  boolean ends() {
    return END.matcher(text).find();
  }

  /** Whether the next line's first word would still have had room in {@code width} columns. */
  boolean breaksBefore(PlainLine next, int width) {
    int word = next.text.indexOf(' ');
    int needed = text.length() + 1 + (word < 0 ? next.text.length() : word);
    return needed <= width * 4 / 5;
  }

  /**
   * Whether it may be a heading by its look: short, no full stop, no address, no label such as
   * “Source: …”, no lower-case start.
   */
  boolean looksLikeHeading() {
    return text.length() <= 80
        && SPACES.split(text).length <= 14
        && text.codePoints().filter(Character::isLetter).count() >= 2
        && !startsLower()
        && !HeadingRules.NEVER.matcher(text).find();
  }

  boolean capitals() {
    return text.codePoints().anyMatch(Character::isUpperCase)
        && text.codePoints().noneMatch(Character::isLowerCase);
  }

  /** Wrapped lines as one. */
  static String joined(List<PlainLine> lines) {
    StringBuilder text = new StringBuilder();
    PlainLine before = null;
    for (PlainLine line : lines) {
      text.append(before == null ? "" : gap(before, line)).append(line.text());
      before = line;
    }
    return text.toString();
  }

  /** Chinese and Japanese lines are joined without a space. */
  static String gap(@Nullable PlainLine before, PlainLine after) {
    return before != null
            && wide(before.text().codePointBefore(before.text().length()))
            && wide(after.text().codePointAt(0))
        ? ""
        : " ";
  }

  private static boolean wide(int codePoint) {
    Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
    return script == Character.UnicodeScript.HAN
        || script == Character.UnicodeScript.HIRAGANA
        || script == Character.UnicodeScript.KATAKANA
        || (codePoint >= 0x3000 && codePoint <= 0x303F)
        || (codePoint >= 0xFF00 && codePoint <= 0xFF60);
  }
}
