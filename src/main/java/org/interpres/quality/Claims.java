package org.interpres.quality;

import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interpres.quality.quantity.Lexicon;

/** The words of {@code content/claims.yaml}, by language: what promises and what hedges. */
final class Claims {

  enum Word {
    CLAIM,
    HEDGE,
    /** What a hedge is about, when it matters: help, reduce, prevent. */
    BENEFIT,
    /** Looks like a claim and is none: breakthrough pain. */
    EXCEPT
  }

  private static final Map<String, Word> SECTIONS =
      Map.of(
          "claims",
          Word.CLAIM,
          "hedges",
          Word.HEDGE,
          "benefits",
          Word.BENEFIT,
          "except",
          Word.EXCEPT);

  private final Map<String, Lexicon<Word>> byLanguage = new HashMap<>();

  private final Set<String> hedging = new HashSet<>();

  private Claims() {}

  /**
   * @throws InvalidContent with file, line and reason
   */
  static Claims read(String file, InputStream bytes) {
    Claims claims = new Claims();
    YamlNode root = YamlNode.read(file, bytes);
    Map<String, YamlNode> sections = root.mapping(SECTIONS.keySet());
    root.required(sections, "claims");
    sections.forEach(
        (section, node) ->
            node.mapping()
                .forEach(
                    (language, words) ->
                        claims.add(
                            language, words.texts(), SECTIONS.getOrDefault(section, Word.CLAIM))));
    return claims;
  }

  private void add(String language, List<String> forms, Word word) {
    Lexicon<Word> lexicon = byLanguage.computeIfAbsent(language, l -> new Lexicon<>());
    forms.forEach(form -> lexicon.add(form, word));
    if (word == Word.HEDGE) {
      hedging.add(language);
    }
  }

  Set<String> languages() {
    return byLanguage.keySet();
  }

  /** Whether hedges of a language are known, so that a target without one has lost it. */
  boolean hedgesKnown(String language) {
    return hedging.contains(language);
  }

  List<Phrases.Hit<Word>> in(Passage text) {
    Lexicon<Word> lexicon = byLanguage.get(text.language());
    return lexicon == null ? List.of() : Phrases.hits(lexicon, text.folded());
  }
}
