package org.interpres.publish;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Why a target has not got what it should have, in words for the person who can mend it. */
final class DeliveryFault {

  private static final int LONGEST = 300;

  private DeliveryFault() {}

  /** A message may have the target's address, and that a password: addresses are left out. */
  static String words(Throwable cause) {
    List<String> words = new ArrayList<>();
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
      words.add(found.getClass().getSimpleName() + ": " + safe(String.valueOf(found.getMessage())));
      found = found.getCause();
    }
    return shortened(words.get(words.size() - 1));
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
    return message.replaceAll("\\S+:(//)?\\S+", "(address)").replaceAll("\\p{Cntrl}+", " ");
  }

  private static String shortened(String words) {
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
  }
}
