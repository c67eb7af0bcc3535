package org.interpres.translate.web;

import java.util.List;
import java.util.Map;
import org.interpres.identity.web.Moment;
import org.interpres.translate.EngineTerms;
import org.jspecify.annotations.Nullable;

/** How terms reach an engine, as its page shows it. */
public record TermsView(String way, Map<String, String> configured, List<Line> glossaries) {

  /** A glossary at the vendor. */
  public record Line(
      EngineTerms.Glossary glossary, @Nullable Moment made, Moment used, @Nullable Moment retry) {

    static Line of(EngineTerms.Glossary glossary) {
      return new Line(
          glossary,
          glossary.at().made() == null ? null : Moment.of(glossary.at().made()),
          Moment.of(glossary.at().used()),
          glossary.at().retry() == null ? null : Moment.of(glossary.at().retry()));
    }
  }

  static TermsView of(EngineTerms.View view) {
    return new TermsView(
        view.way().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
        view.configured(),
        view.glossaries().stream().map(Line::of).toList());
  }
}
