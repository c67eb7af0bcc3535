package org.interpres.app;

import org.interpres.publish.InvalidTemplate;
import org.interpres.quality.InvalidContent;
import org.interpres.review.InvalidPolicy;
import org.interpres.translate.engine.InvalidSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Shows a team which file, which line and why, where a mistake in {@code content/} or in a setting
 * stops the start and Spring would show a stack trace.
 */
public final class ContentProblemAnalyzer implements FailureAnalyzer {

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidTemplate
          || cause instanceof InvalidContent
          || cause instanceof InvalidPolicy
          || cause instanceof InvalidSetting) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
      }
    }
    return null;
  }
}
