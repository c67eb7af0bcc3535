package org.interpres.quality;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.interpres.article.LocaleTag;
import org.interpres.quality.quantity.Lexicon;
import org.interpres.terminology.Glossary;
import org.interpres.terminology.Term;
import org.interpres.terminology.Termbase;
import org.jspecify.annotations.Nullable;

/** The termbase as the checks TERM and FORBIDDEN ask it, each pair of locales prepared once. */
final class Glossaries {

  /** Languages whose words change at their end; a longer word is known by all but its ending. */
  private static final Map<String, Integer> ENDINGS =
      Map.of("es", 1, "fr", 1, "pt", 1, "it", 1, "de", 0, "ru", 2, "ar", 0, "uk", 2, "pl", 2);

  private static final int SHORTEST_STEM = 4;

  /**
   * A term as it is looked for.
   *
   * @param words of its translation, each to be found in the target; empty when it has none
   * @param wrong the translations that are forbidden
   */
  record Wanted(Term term, List<Lexicon<Boolean>> words, @Nullable Lexicon<Boolean> wrong) {}

  /** A term where a source has it. */
  record Used(Wanted wanted, Span span) {}

  private record Pair(LocaleTag source, LocaleTag target) {}

  /** Of the termbase as it was read last. */
  private record Prepared(Glossary glossary, Lexicon<Wanted> lexicon) {}

  private final Termbase termbase;
  private final Map<Pair, Prepared> prepared = new ConcurrentHashMap<>();

  Glossaries(Termbase termbase) {
    this.termbase = termbase;
  }

  /** The terms of the source, the longest first where they overlap. */
  List<Used> in(SegmentPair pair) {
    Pair locales = new Pair(pair.sourceLocale(), pair.targetLocale());
    Lexicon<Wanted> lexicon = lexicon(locales);
    List<Used> used = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Phrases.Hit<Wanted> hit : Phrases.hits(lexicon, pair.from().folded())) {
      String source = hit.value().term().source();
      boolean anyCase = source.equals(source.toLowerCase(Locale.ROOT));
      String written = pair.source().substring(hit.span().from(), hit.span().to());
      if ((anyCase || written.equals(source)) && seen.add(source)) {
        used.add(new Used(hit.value(), hit.span()));
      }
    }
    return used;
  }

  /** Prepared anew when the files of terms have changed. */
  private Lexicon<Wanted> lexicon(Pair locales) {
    Glossary now = termbase.glossary(locales.source(), locales.target());
    Prepared known = prepared.get(locales);
    if (known == null || known.glossary() != now) {
      known = new Prepared(now, prepare(locales, now));
      prepared.put(locales, known);
    }
    return known.lexicon();
  }

  private static Lexicon<Wanted> prepare(Pair locales, Glossary glossary) {
    String language = locales.target().language();
    Lexicon<Wanted> lexicon = new Lexicon<>();
    for (Term term : glossary.terms()) {
      Wanted wanted = new Wanted(term, words(term, language), wrong(term));
      lexicon.add(term.source(), wanted);
      if (term.source().charAt(term.source().length() - 1) < 0x250) {
        lexicon.add(term.source() + "s", wanted);
      }
    }
    return lexicon;
  }

  private static List<Lexicon<Boolean>> words(Term term, String language) {
    List<Lexicon<Boolean>> words = new ArrayList<>();
    String target = term.target();
    if (target != null) {
      for (String word : target.split("[\\s-]+")) {
        Lexicon<Boolean> forms = new Lexicon<>();
        forms.add(word, true);
        Integer ending = ENDINGS.get(language);
        if (ending != null && !term.doNotTranslate() && word.length() - ending >= SHORTEST_STEM) {
          forms.add(word.substring(0, word.length() - ending) + "*", true);
        }
        words.add(forms);
      }
    }
    return words;
  }

  private static @Nullable Lexicon<Boolean> wrong(Term term) {
    if (term.forbidden().isEmpty()) {
      return null;
    }
    Lexicon<Boolean> forms = new Lexicon<>();
    term.forbidden().forEach(form -> forms.add(form, true));
    // The right word may hold the wrong one, as 艾司氯胺酮 holds 氯胺酮: the longer wins.
    if (term.target() != null) {
      forms.add(term.target(), false);
    }
    return forms;
  }
}
