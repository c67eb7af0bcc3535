package org.interpres.app.web;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.interpres.article.Excerpt;
import org.interpres.article.InvalidName;
import org.interpres.article.Refusal;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * Exceptions as {@link Problem}s. What is not listed here is a defect of ours, and its message is
 * never shown: it may carry anything.
 */
final class Problems {

  private Problems() {}

  /** Empty for a defect. */
  static Optional<Problem> expected(Throwable exception) {
    if (exception instanceof Refusal refusal) {
      return Optional.of(Problem.of(refusal));
    }
    if (exception instanceof InvalidName invalid) {
      return Optional.of(Problem.of(invalid));
    }
    if (exception instanceof HttpMessageNotReadableException unreadable) {
      return Optional.of(JsonProblems.of(unreadable));
    }
    if (exception instanceof TypeMismatchException mismatch) {
      return Optional.of(mismatch(mismatch));
    }
    if (exception instanceof MaxUploadSizeExceededException) {
      return Optional.of(
          Problem.of(413, "too-large", "The upload is larger than the server accepts."));
    }
    if (exception instanceof DataAccessResourceFailureException
        || exception instanceof TransientDataAccessException
        || exception instanceof CannotCreateTransactionException) {
      return Optional.of(
          Problem.of(
                  503,
                  "database-unavailable",
                  "The database cannot be reached or is too busy. Nothing was changed: try again"
                      + " in a moment.")
              .withHeader(HttpHeaders.RETRY_AFTER, "5"));
    }
    return springs(exception);
  }

  private static Optional<Problem> springs(Throwable exception) {
    if (exception instanceof HttpRequestMethodNotSupportedException wrong) {
      String allowed =
          Optional.ofNullable(wrong.getSupportedHttpMethods()).stream()
              .flatMap(java.util.Collection::stream)
              .map(Object::toString)
              .sorted()
              .collect(Collectors.joining(", "));
      return Optional.of(methodNotAllowed(wrong.getMethod(), allowed));
    }
    if (exception instanceof HttpMediaTypeNotAcceptableException wrong) {
      return Optional.of(
          Problem.of(
              406,
              "not-acceptable",
              "The answer cannot have the type that Accept asks for: it is available as %s."
                  .formatted(MediaType.toString(wrong.getSupportedMediaTypes()))));
    }
    if (exception instanceof HttpMediaTypeNotSupportedException wrong) {
      String accepted = MediaType.toString(wrong.getSupportedMediaTypes());
      Problem problem =
          Problem.of(
              415,
              "unsupported-media-type",
              "A body of this Content-Type is not read here: send %s.".formatted(accepted));
      return Optional.of(
          accepted.isEmpty() ? problem : problem.withHeader(HttpHeaders.ACCEPT, accepted));
    }
    if (exception instanceof MissingServletRequestParameterException missing) {
      return Optional.of(
          Problem.of(
              400,
              "missing-parameter",
              "The parameter “%s” is missing.".formatted(missing.getParameterName())));
    }
    if (exception instanceof MissingRequestHeaderException missing) {
      return Optional.of(
          Problem.of(
              400,
              "missing-header",
              "The header %s is missing.".formatted(missing.getHeaderName())));
    }
    if (exception instanceof ErrorResponse response) {
      return Optional.of(ofStatus(response.getStatusCode().value()));
    }
    return Optional.empty();
  }

  static Problem methodNotAllowed(String method, String allowed) {
    return Problem.of(
            405,
            "method-not-allowed",
            "%s is not possible here: use %s.".formatted(Excerpt.of(method), allowed))
        .withHeader(HttpHeaders.ALLOW, allowed);
  }

  private static Problem mismatch(TypeMismatchException mismatch) {
    for (Throwable cause = mismatch.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidName invalid) {
        return Problem.of(invalid);
      }
    }
    String name =
        mismatch instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : Objects.requireNonNullElse(mismatch.getPropertyName(), "?");
    Class<?> type = Objects.requireNonNullElse(mismatch.getRequiredType(), Object.class);
    return Problem.of(
        400,
        "invalid-parameter",
        "“%s” must be %s, not “%s”."
            .formatted(name, kind(type), Excerpt.of(String.valueOf(mismatch.getValue()))));
  }

  private static String kind(Class<?> type) {
    if (type.isEnum()) {
      return "one of " + java.util.List.of(type.getEnumConstants());
    }
    if (type == long.class || type == int.class || Number.class.isAssignableFrom(type)) {
      return "a whole number";
    }
    return "a " + type.getSimpleName();
  }

  /** What a status alone says. */
  static Problem ofStatus(int status) {
    return switch (status) {
      case 400 -> Problem.of(400, "invalid-request", "The request cannot be read.");
      case 401 -> Unauthenticated.PROBLEM;
      case 403 -> Problem.of(403, "forbidden", "This account may not do that.");
      case 404 ->
          Problem.of(404, "not-found", "There is nothing at this address: check it for a typo.");
      case 405 -> Problem.of(405, "method-not-allowed", "This method is not possible here.");
      case 413 -> Problem.of(413, "too-large", "The request is larger than the server accepts.");
      case 414 -> Problem.of(414, "address-too-long", "The address is too long.");
      default -> {
        HttpStatus known = HttpStatus.resolve(status);
        String reason = known == null ? "error" : known.getReasonPhrase();
        yield Problem.of(
            status,
            reason.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-"),
            "The server answers: %s.".formatted(reason));
      }
    };
  }
}
