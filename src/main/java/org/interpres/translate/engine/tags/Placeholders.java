package org.interpres.translate.engine.tags;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interpres.translate.engine.EngineTerm;
import org.interpres.translate.engine.tags.Pieces.Piece;

/**
 * Tags, and terms that must stay, as numbers in brackets. Letters are left out on purpose: a
 * placeholder with letters is taken for a word and comes back in another script or declined.
 * Engines change the brackets' width, put spaces into them and write digits as the target language
 * does; all of that is read back.
 */
public final class Placeholders implements TagCodec {

  /** {@code {1}}, as in the text of programs, which every engine has seen. */
  public static final TagCodec BRACES =
      new Placeholders("{", "}", Pattern.compile("[{｛]\\s?(\\p{Nd}{1,6})\\s?[}｝]"));

  /** {@code [[1]]}, where braces did not survive. */
  public static final TagCodec BRACKETS =
      new Placeholders(
          "[[", "]]", Pattern.compile("[\\[［]\\s?[\\[［]\\s?(\\p{Nd}{1,6})\\s?[]］]\\s?[]］]"));

  private final String before;
  private final String after;
  private final Pattern placeholder;

  private Placeholders(String before, String after, Pattern placeholder) {
    this.before = before;
    this.after = after;
    this.placeholder = placeholder;
  }

  @Override
  public ProtectedText protect(String source, List<EngineTerm> terms) {
    List<EngineTerm> kept = terms.stream().filter(EngineTerm::doNotTranslate).toList();
    Map<Integer, String> meanings = new HashMap<>();
    int number = firstNumber(source);
    StringBuilder sent = new StringBuilder();
    for (Piece piece : Pieces.of(source, kept)) {
      if (piece instanceof Piece.Words words) {
        sent.append(words.text());
      } else {
        meanings.put(number, text(piece));
        sent.append(before).append(number++).append(after);
      }
    }
    return new Numbered(sent.toString(), Map.copyOf(meanings));
  }

  private static String text(Piece piece) {
    if (piece instanceof Piece.Term term) {
      return term.text();
    } else if (piece instanceof Piece.Start start) {
      return start.tag();
    } else if (piece instanceof Piece.Single single) {
      return single.tag();
    } else {
      return "</g>";
    }
  }

  /** Above every number that the text itself has in such brackets. */
  private int firstNumber(String source) {
    int highest = 0;
    Matcher literal = placeholder.matcher(source);
    while (literal.find()) {
      highest = Math.max(highest, Integer.parseInt(literal.group(1)));
    }
    return highest + 1;
  }

  private final class Numbered implements ProtectedText {

    private final String sent;
    private final Map<Integer, String> meanings;

    Numbered(String sent, Map<Integer, String> meanings) {
      this.sent = sent;
      this.meanings = meanings;
    }

    @Override
    public String sent() {
      return sent;
    }

    @Override
    public String restore(String answered) {
      return placeholder
          .matcher(answered)
          .replaceAll(
              found ->
                  Matcher.quoteReplacement(
                      Objects.requireNonNull(
                          meanings.getOrDefault(Integer.parseInt(found.group(1)), found.group()))));
    }
  }
}
