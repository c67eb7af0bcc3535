package org.interpres.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

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
    SCRIPT_REMOVED("Scripts are not published."),
    STYLE_REMOVED("Styles are not published; the page has its own."),
    EVENT_HANDLER_REMOVED("Event handlers are not published."),
    LINK_REMOVED(
        "Links go to http, https, mailto, tel or a relative address; the text of others stays."),
    IMAGE_REMOVED("Images come from the article's own folder, by a path without “..”."),
    EMBEDDED_REMOVED("Frames, objects, media, drawings and the like are not published."),
    FORM_REMOVED("Forms and their controls are not published; the text around them stays."),
    HIDDEN_REMOVED("What the source hides from its readers is not published."),
    CHARACTER_REPLACED("Characters that no text may have are replaced by U+FFFD."),
    TABLE_SPAN("Table cells that span rows are repeated, those that span columns are padded."),
    TABLE_CELL_FLATTENED("A table cell holds lines of text: lists and tables in it become lines."),
    FOOTNOTE_UNUSED(
        "Nothing refers to a footnote, or another one has its name: it stands as a paragraph where"
            + " it was written."),
    IMAGE_MISSING(
        "An image is not in the article's folder, or is larger than 10 MB: pages show its text"
            + " alternative until it is there."),
    CRISIS_LINE_UNKNOWN(
        "The article speaks of suicide or self-harm, and no verified crisis line is known for the"
            + " country of a locale: its page names the local emergency number. Add a verified entry"
            + " to content/crisis-lines.yaml, for a locale that names its country."),
    CRISIS_WORDS_UNKNOWN(
        "The article speaks of suicide or self-harm, and content/crisis-notice.yaml has no words in"
            + " the language of a locale: its page says whom to call in English."),
    FRONT_MATTER_KEY_IGNORED("Front matter has title, description, locale, targets and crisis.");

    private final String message;

    Code(String message) {
      this.message = message;
    }

    /** What it means and what to do. */
    String message() {
      return message;
    }

    /** As the API prints it: {@code script-removed}. */
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @JsonProperty
  public String message() {
    return code.message();
  }
}
