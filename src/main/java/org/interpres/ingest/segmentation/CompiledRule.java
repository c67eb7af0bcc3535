package org.interpres.ingest.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.interpres.ingest.segmentation.SrxRule.Decision;

/**
 * A rule made ready: whether it holds at a place, and, cheaper, whether it can at all between two
 * characters. Immutable.
 */
final class CompiledRule {

  /** One side of a rule, asked at a place. */
  private interface Side {
    boolean matches(Reading reading, int position);
  }

  private static final Side ANYTHING = (reading, position) -> true;

  /** Of an expression that must be tried from each of the window's characters. */
  private static final int DEAR = 1_000_000;

  private final SrxRule rule;
  private final Side cheaper;
  private final Side dearer;
  private final IntPredicate last;
  private final IntPredicate first;

  /**
   * @param slot the first of two numbers by which a reading knows this rule's expressions
   */
  CompiledRule(SrxRule rule, int slot) {
    this.rule = rule;
    Optional<Regex> structure = RegexParser.parse(rule.before());
    Optional<Regex> following = RegexParser.parse(rule.after());
    Side before = before(rule.before(), structure, slot);
    this.last =
        structure.map(Regex::mirrored).map(CompiledRule::starts).orElse(CompiledRule::anyCharacter);
    Side after = after(rule.after(), following, slot + 1);
    this.first = following.map(CompiledRule::starts).orElse(CompiledRule::anyCharacter);
    boolean inOrder =
        structure.flatMap(Words::of).isPresent()
            || structure.map(Regex::cost).orElse(DEAR) <= following.map(Regex::cost).orElse(DEAR);
    this.cheaper = inOrder ? before : after;
    this.dearer = inOrder ? after : before;
  }

  private static Side before(String expression, Optional<Regex> structure, int slot) {
    if (expression.isEmpty()) {
      return ANYTHING;
    }
    Optional<Words> words = structure.flatMap(Words::of);
    if (words.isPresent()) {
      Words ending = words.get();
      return (reading, position) -> ending.endAt(reading.text(), position);
    }
    Optional<Pattern> mirrored = structure.flatMap(CompiledRule::mirrored);
    if (mirrored.isPresent()) {
      Pattern pattern = mirrored.get();
      return (reading, position) -> reading.behind(slot, pattern, position);
    }
    Pattern pattern = Patterns.compile(expression);
    return (reading, position) -> reading.upTo(slot, pattern, position);
  }

  private static Side after(String expression, Optional<Regex> structure, int slot) {
    if (expression.isEmpty()) {
      return ANYTHING;
    }
    boolean oneCharacter =
        structure.filter(s -> s instanceof Regex.One || s instanceof Regex.Literal).isPresent();
    if (oneCharacter && !expression.equals(".")) {
      // What the expression can start with is all of it, and has been asked already.
      Pattern pattern = Patterns.compile(expression);
      return (reading, position) ->
          !Character.isSurrogate(reading.text().charAt(position))
              || reading.ahead(slot, pattern, position);
    }
    Pattern pattern = Patterns.compile(expression);
    return (reading, position) -> reading.ahead(slot, pattern, position);
  }

  /** Java has no unbounded look-behind, which is what a mirrored look-ahead may be. */
  private static Optional<Pattern> mirrored(Regex structure) {
    try {
      return Optional.of(Patterns.compile(structure.mirrored().text()));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  private static IntPredicate starts(Regex structure) {
    if (structure.mayBeEmpty()) {
      return CompiledRule::anyCharacter;
    }
    List<String> starts = new ArrayList<>();
    structure.starts("", starts);
    List<Pattern> patterns = starts.stream().distinct().map(Patterns::compile).toList();
    return character ->
        Character.isSurrogate((char) character)
            || patterns.stream()
                .anyMatch(p -> p.matcher(Character.toString((char) character)).matches());
  }

  private static boolean anyCharacter(int character) {
    return true;
  }

  Decision decision() {
    return rule.decision();
  }

  boolean mayFollow(char character) {
    return last.test(character);
  }

  boolean mayPrecede(char character) {
    return first.test(character);
  }

  boolean holds(Reading reading, int position) {
    try {
      return cheaper.matches(reading, position) && dearer.matches(reading, position);
    } catch (Reading.TooManySteps | StackOverflowError e) {
      throw rule.invalid(
          "the rule backtracks too much on this text: nest no repetition in another, such as"
              + " (a+)+");
    }
  }
}
