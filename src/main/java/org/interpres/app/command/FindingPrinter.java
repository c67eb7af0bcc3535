package org.interpres.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.interpres.quality.Finding;
import org.interpres.quality.Span;
import org.jspecify.annotations.Nullable;

/** How {@code check} prints a finding: a line of text for people, or a JSON object a line. */
enum FindingPrinter {
  TEXT {
    @Override
    void print(PrintWriter out, String id, Finding finding) {
      out.println(
          id
              + "\t"
              + finding.severity().label()
              + "\t"
              + finding.check()
              + "\t"
              + finding.message());
    }
  },
  JSON {
    @Override
    void print(PrintWriter out, String id, Finding finding) {
      Map<String, @Nullable Object> line = new LinkedHashMap<>();
      line.put("id", id);
      line.put("check", finding.check());
      line.put("severity", finding.severity().label());
      line.put("message", finding.message());
      line.put("sourceSpan", offsets(finding.sourceSpan()));
      line.put("targetSpan", offsets(finding.targetSpan()));
      try {
        out.println(MAPPER.writeValueAsString(line));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("texts and numbers are always JSON", e);
      }
    }
  };

  private static final ObjectMapper MAPPER = new ObjectMapper();

  abstract void print(PrintWriter out, String id, Finding finding);

  private static int @Nullable [] offsets(@Nullable Span span) {
    return span == null ? null : new int[] {span.from(), span.to()};
  }
}
