package org.interpres.translate;

import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Slug;
import org.interpres.article.Translation;
import org.interpres.terminology.Glossary;
import org.interpres.terminology.Term;
import org.interpres.terminology.Termbase;
import org.interpres.translate.Question.Pair;
import org.interpres.translate.engine.EngineGlossary;
import org.interpres.translate.engine.EngineTerm;
import org.springframework.stereotype.Component;

/** Which engines are asked with which terms. */
@Component
class Recipes {

  private final EngineChoice choice;
  private final Termbase terms;
  private final GlossaryKeeping keeping;

  Recipes(EngineChoice choice, Termbase terms, GlossaryKeeping keeping) {
    this.choice = choice;
    this.terms = terms;
    this.keeping = keeping;
  }

  Recipe of(Translation translation) {
    return of(translation.article(), translation.source(), translation.locale());
  }

  Recipe of(Slug article, LocaleTag source, LocaleTag target) {
    return new Recipe(
        choice.engines(article, source, target), terms.glossary(source, target).version());
  }

  /**
   * The terms that stand in the texts, as an engine takes them. Where its vendor keeps glossaries,
   * this has them made there, and waits for it.
   */
  EngineGlossary glossary(String engine, Pair pair, List<String> texts) {
    Glossary glossary = terms.glossary(pair.source(), pair.target());
    return new EngineGlossary(
        glossary.version(),
        glossary.standingIn(texts).stream().map(Recipes::term).toList(),
        keeping.id(engine, pair, glossary));
  }

  private static EngineTerm term(Term term) {
    return new EngineTerm(term.source(), term.target(), term.forbidden());
  }
}
