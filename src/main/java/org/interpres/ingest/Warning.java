package org.interpres.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.interpres.article.Phrase;

/**
 * What was left out of an article, or read otherwise than its author may expect.
 *
 * @param count how often
 * @param where the first places, by line and element, at most {@link #PLACES}
 */
public record Warning(Code code, int count, List<String> where) {

  static final int PLACES = 10;

  public Warning {
    where = List.copyOf(where);
  }

  /** What a warning is about; its label is stable. */
  public enum Code {
    SCRIPT_REMOVED,
    STYLE_REMOVED,
    EVENT_HANDLER_REMOVED,
    LINK_REMOVED,
    IMAGE_REMOVED,
    EMBEDDED_REMOVED,
    FORM_REMOVED,
    HIDDEN_REMOVED,
    CHARACTER_REPLACED,
    TABLE_SPAN,
    TABLE_CELL_FLATTENED,
    FOOTNOTE_UNUSED,
    IMAGE_MISSING,
    CRISIS_LINE_UNKNOWN,
    CRISIS_WORDS_UNKNOWN,
    FRONT_MATTER_KEY_IGNORED;

    /** What it means and what to do. */
    Phrase says() {
      return Phrase.of("warning." + label());
    }

    /** As the API prints it: {@code script-removed}. */
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @JsonProperty
  public String message() {
    return code.says().sentence();
  }
}
