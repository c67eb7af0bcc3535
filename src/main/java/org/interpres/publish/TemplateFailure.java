package org.interpres.publish;

/**
 * A template that failed while it wrote a page. Its message names the place alone, since
 * FreeMarker's may quote the article; {@link #reason} is for pages without one, such as the sample.
 */
final class TemplateFailure extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final String reason;

  TemplateFailure(String file, int line, String reason) {
    super("template %s fails at line %d".formatted(file, line));
    this.file = file;
    this.line = line;
    this.reason = reason;
  }

  String file() {
    return file;
  }

  int line() {
    return line;
  }

  String reason() {
    return reason;
  }
}
