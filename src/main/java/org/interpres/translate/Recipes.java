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

  Recipes(EngineChoice choice, Termbase terms) {
    this.choice = choice;
    this.terms = terms;
  }

  Recipe of(Translation translation) {
    return of(translation.article(), translation.source(), translation.locale());
  }

  Recipe of(Slug article, LocaleTag source, LocaleTag target) {
    return new Recipe(
        choice.engines(article, source, target), terms.glossary(source, target).version());
  }

  /** The terms that stand in the texts, as an engine takes them. */
  EngineGlossary glossary(Pair pair, List<String> texts) {
    Glossary glossary = terms.glossary(pair.source(), pair.target());
    return new EngineGlossary(
        glossary.version(), glossary.standingIn(texts).stream().map(Recipes::term).toList());
  }

  private static EngineTerm term(Term term) {
    return new EngineTerm(term.source(), term.target(), term.forbidden());
  }
}
