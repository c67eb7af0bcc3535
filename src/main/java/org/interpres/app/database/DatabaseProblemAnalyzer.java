package org.interpres.app.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the operator a {@link DatabaseProblem}'s message where Spring would show a stack trace. */
public final class DatabaseProblemAnalyzer extends AbstractFailureAnalyzer<DatabaseProblem> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, DatabaseProblem problem) {
    return new FailureAnalysis(problem.getMessage(), null, problem);
  }
}
