package org.interpres.app.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
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
        return Problem.of(422, "invalid-name", String.valueOf(invalid.getMessage()));
      }
    }
    Throwable cause = unreadable.getCause();
    if (cause instanceof JsonMappingException mapping) {
      return field(mapping);
    }
    if (cause instanceof JsonProcessingException syntax) {
      return unreadable("The body is not JSON" + place(syntax.getLocation()) + ".");
    }
    return unreadable("The body is missing or cannot be read: send JSON in UTF-8.");
  }

  private static Problem field(JsonMappingException mapping) {
    String field =
        mapping.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + Excerpt.of(step.getFieldName()))
            .collect(Collectors.joining());
    String where = field.isEmpty() ? "The body" : "The member “%s”".formatted(name(field));
    String place = place(mapping.getLocation());
    if (mapping instanceof UnrecognizedPropertyException) {
      return unreadable(where + " is not known" + place + ": correct or remove it.");
    }
    if (mapping instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
      String values =
          Arrays.stream(format.getTargetType().getEnumConstants())
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
      return unreadable("%s has an unknown value%s: use %s.".formatted(where, place, values));
    }
    return unreadable(where + " has a value of the wrong type or form" + place + ".");
  }

  private static String name(String path) {
    return path.startsWith(".") ? path.substring(1) : path;
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static Problem unreadable(String detail) {
    return Problem.of(400, "unreadable-json", detail);
  }
}
