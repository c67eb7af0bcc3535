package org.interpres.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * The forms in which a language writes a medicine's name besides its dictionary form, as a {@link
 * org.interpres.quality.quantity.Lexicon} takes them. “фолиевой кислоты” names folic acid as
 * “фолиевая кислота” does: without its cases each correct translation of it was a finding.
 */
final class NameForms {

  /** Endings of a Russian feminine adjective: nominative, oblique, accusative, instrumental. */
  private static final List<String> ADJECTIVE = List.of("ая", "ой", "ую", "ою");

  /** Endings of a Russian noun that ends in a consonant, in the singular. */
  private static final List<String> NOUN = List.of("", "а", "у", "ом", "е");

  /** Endings of a Russian noun in -ь. */
  private static final List<String> SOFT_NOUN = List.of("ь", "и", "ью");

  private static final String CASE_VOWELS = "аяоеиыуюйь";

  private NameForms() {}

  /** No form twice; the name itself need not be among them. */
  static List<String> of(String language, String name) {
    return switch (language) {
      case "de" -> List.of(name + "*");
      case "ru" -> russian(name);
      default -> name.charAt(0) < 0x0250 ? List.of(name + "s") : List.of();
    };
  }

  private static List<String> russian(String name) {
    int space = name.lastIndexOf(' ');
    if (space < 0) {
      return List.of(stem(name));
    }
    String last = stem(name.substring(space));
    List<String> forms = new ArrayList<>();
    for (String head : heads(name.substring(0, space))) {
      forms.add(head + last);
    }
    return forms;
  }

  /** Any case of the last word; the space before a word counts as one of its letters. */
  private static String stem(String word) {
    int end = word.length() - 1;
    boolean vowel = CASE_VOWELS.indexOf(word.charAt(end)) >= 0;
    return (vowel ? word.substring(0, end) : word) + "*";
  }

  /** The cases of the words before the last; a genitive (“калия хлорид”) has none. */
  private static List<String> heads(String head) {
    if (head.endsWith("ая")) {
      String stem = head.substring(0, head.length() - 2);
      return ADJECTIVE.stream().map(ending -> stem + ending).toList();
    }
    if (head.endsWith("ь")) {
      String stem = head.substring(0, head.length() - 1);
      return SOFT_NOUN.stream().map(ending -> stem + ending).toList();
    }
    boolean vowel = CASE_VOWELS.indexOf(head.charAt(head.length() - 1)) >= 0;
    return vowel ? List.of(head) : NOUN.stream().map(ending -> head + ending).toList();
  }
}
