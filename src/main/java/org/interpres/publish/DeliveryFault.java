package org.interpres.publish;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Why a target has not got what it should have, in words for the person who can mend it. */
final class DeliveryFault {

  private static final int LONGEST = 300;

  private DeliveryFault() {}

  /**
   * A message may have the target's address, and that a password: addresses are left out, and so is
   * what only programmers know, the names of classes.
   */
  static String words(Throwable cause) {
    Throwable last = cause;
    Throwable found = cause;
    for (int depth = 0; found != null && depth < 6; depth++) {
      if (found instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
        return shortened(bucket(refused, refused.awsErrorDetails()));
      }
      if (found instanceof SdkClientException
          && String.valueOf(found.getMessage()).startsWith("Unable to load credentials")) {
        return "This machine has no AWS credentials: give it a role, or set"
            + " INTERPRES_DELIVER_S3_CREDENTIALS to key and INTERPRES_DELIVER_S3_KEY_ID.";
      }
      last = found;
      found = found.getCause();
    }
    return shortened(plain(last));
  }

  /** Of Camel only the names are known here: it stays out of this package. */
  private static String plain(Throwable cause) {
    String told = safe(String.valueOf(cause.getMessage()));
    return switch (cause.getClass().getSimpleName()) {
      case "DirectConsumerNotAvailableException", "DirectConsumerNotAvailable" ->
          "There is no route for this target: see INTERPRES_DELIVER.";
      case "UnknownHostException" ->
          "The name of the target's machine is not known: check the address.";
      case "ConnectException", "HttpHostConnectException", "NoRouteToHostException" ->
          "Nothing answers at the target's address: is it running, and is the address right?";
      case "SocketTimeoutException", "ConnectTimeoutException", "HttpConnectTimeoutException" ->
          "The target did not answer in time.";
      case "AccessDeniedException" -> "This process may not write there: " + told;
      case "NoSuchFileException" -> "There is no such file or folder: " + told;
      case "FileSystemException" -> "The file cannot be written: " + told;
      case "NoHttpResponseException", "SocketException", "EOFException" ->
          "The target broke off: " + told;
      case "SSLHandshakeException", "SSLPeerUnverifiedException" ->
          "The target's certificate is not accepted: " + told;
      case "HttpOperationFailedException" ->
          told.replaceFirst(".*statusCode: *(\\d+).*", "The target answered with status $1.");
      default -> told.isBlank() || told.equals("null") ? "The target does not say why." : told;
    };
  }

  /**
   * A storage says its cause as a code; the words that it has for it differ from one to another.
   */
  private static String bucket(AwsServiceException refused, AwsErrorDetails details) {
    String code = safe(String.valueOf(details.errorCode()));
    String advice =
        switch (code) {
          case "SignatureDoesNotMatch" ->
              "The storage refused the key: check INTERPRES_DELIVER_S3_KEY or its file";
          case "InvalidAccessKeyId" ->
              "The storage does not know the key's id: check INTERPRES_DELIVER_S3_KEY_ID";
          case "ExpiredToken", "InvalidToken" ->
              "The key's time is over: check INTERPRES_DELIVER_S3_SESSION_TOKEN, or the machine's role";
          case "AccessDenied" ->
              "The key may not put objects into this bucket: allow it s3:PutObject";
          case "NoSuchBucket" -> "There is no such bucket: check INTERPRES_DELIVER_S3";
          case "AuthorizationHeaderMalformed", "PermanentRedirect" ->
              "The bucket is in another region: check INTERPRES_DELIVER_S3_REGION";
          case "RequestTimeTooSkewed" -> "This machine's clock and the storage's differ";
          default -> "The storage refused it";
        };
    return "%s (%s, status %d).".formatted(advice, code, refused.statusCode());
  }

  private static String safe(String message) {
    return message
        .replaceAll("\\S+:(//)?\\S+", "(address)")
        .replaceAll("\\p{Cntrl}+", " ")
        .replaceAll("(?:\\w+\\.)*\\w+(?:Exception|Error)\\b:? *", "")
        .strip();
  }

  private static String shortened(String words) {
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
  }
}
