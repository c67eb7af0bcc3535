package org.interpres.app.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.interpres.article.Excerpt;
import org.interpres.article.InvalidName;
import org.interpres.article.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Says where a JSON body cannot be read, without quoting it: it may hold text or a password. */
final class JsonProblems {

  private JsonProblems() {}

  static Problem of(HttpMessageNotReadableException unreadable) {
    for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return Problem.of(refusal);
      }
      if (cause instanceof InvalidName invalid) {
        return Problem.of(invalid);
      }
    }
    Throwable cause = unreadable.getCause();
    if (cause instanceof UnrecognizedPropertyException unknown) {
      return unknown(unknown);
    }
    // A body that breaks off within a field is wrapped as that field's fault, and is none.
    boolean brokenOff =
        cause instanceof JsonMappingException && cause.getCause() instanceof JsonParseException;
    if (cause instanceof JsonMappingException mapping && !brokenOff) {
      return malformed(mapping);
    }
    if (cause instanceof JsonProcessingException syntax) {
      return Problem.of(
          400,
          "malformed-json",
          "The body is not JSON in UTF-8" + place(syntax.getLocation()) + ".");
    }
    return Problem.of(
        400,
        "malformed-json",
        "The body is missing or cannot be read: send a JSON object in UTF-8.");
  }

  private static Problem unknown(UnrecognizedPropertyException unknown) {
    Collection<Object> known = unknown.getKnownPropertyIds();
    String path = path(unknown);
    return Problem.of(
            400,
            "unknown-field",
            "The field “%s” is not known here%s: correct or remove it%s."
                .formatted(
                    path,
                    place(unknown.getLocation()),
                    known == null || known.isEmpty()
                        ? ""
                        : known.stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", ", "; known are ", ""))))
        .with("field", path);
  }

  private static Problem malformed(JsonMappingException mapping) {
    String path = path(mapping);
    String where = path.isEmpty() ? "The body" : "The field “%s”".formatted(path);
    String place = place(mapping.getLocation());
    String detail =
        mapping instanceof InvalidFormatException format && format.getTargetType().isEnum()
            ? "%s has an unknown value%s: use %s."
                .formatted(
                    where,
                    place,
                    Arrays.stream(format.getTargetType().getEnumConstants())
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")))
            : "%s has a value of the wrong type or form%s.".formatted(where, place);
    Problem problem = Problem.of(400, "malformed-field", detail);
    return path.isEmpty() ? problem : problem.with("field", path);
  }

  /** {@code waivers.0.reason}. */
  private static String path(JsonMappingException mapping) {
    return Excerpt.of(
        mapping.getPath().stream()
            .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
            .collect(Collectors.joining(".")));
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }
}
