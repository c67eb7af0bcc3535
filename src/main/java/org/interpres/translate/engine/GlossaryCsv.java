package org.interpres.translate.engine;

import java.util.List;
import org.interpres.translate.engine.KeptGlossary.Entry;

/** Two columns, source and target, as vendors read them: RFC 4180 with bare line feeds. */
public final class GlossaryCsv {

  private GlossaryCsv() {}

  /** A line an entry, without a header. */
  public static String of(List<Entry> entries) {
    StringBuilder csv = new StringBuilder();
    entries.forEach(entry -> csv.append(line(entry.source(), entry.target())));
    return csv.toString();
  }

  /** One line with its end. */
  public static String line(String source, String target) {
    return field(source) + ',' + field(target) + '\n';
  }

  private static String field(String text) {
    return text.matches(".*[\",].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
