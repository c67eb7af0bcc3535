package org.interpres.translate.engine.amazon;

import java.util.List;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.http.HttpReply;
import org.jspecify.annotations.Nullable;

/** Amazon's errors: the type says what is wrong, for the status is 400 for nearly all of them. */
final class AmazonError {

  private AmazonError() {}

  /** The type's name, which follows its namespace. */
  static String type(HttpReply reply) {
    String code = reply.code("/__type");
    return code.substring(code.indexOf('#') + 1);
  }

  /**
   * @param texts the ids of those that were asked
   * @return null for what the status says
   */
  static @Nullable EngineFault fault(String engine, HttpReply reply, List<String> texts) {
    String type = type(reply);
    String answered = "answered with the error %s".formatted(type);
    return switch (type) {
      case "ThrottlingException",
          "TooManyRequestsException",
          "RequestLimitExceeded",
          "ServiceUnavailableException",
          "InternalServerException" ->
          new EngineFault.Unavailable(engine, answered, reply.retryAfter());
      case "LimitExceededException" ->
          new EngineFault.QuotaExhausted(engine, "has used up its quota (%s)".formatted(type));
      case "TextSizeLimitExceededException" ->
          new EngineFault.TextRefused(engine, "finds the text too large", texts);
      case "AccessDeniedException",
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "IncompleteSignatureException",
          "ExpiredTokenException",
          "MissingAuthenticationTokenException",
          "NotAuthorized",
          "OptInRequired" ->
          new EngineFault.Forbidden(engine, "does not accept the key (%s)".formatted(type));
      default ->
          reply.status() == 400 || reply.status() == 404
              ? new EngineFault.Unsuitable(engine, answered)
              : null;
    };
  }
}
