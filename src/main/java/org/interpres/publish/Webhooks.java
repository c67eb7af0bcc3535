package org.interpres.publish;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Messages to webhooks, signed as Standard Webhooks 1.0 says: HMAC-SHA256 over id, time and body. A
 * message that is tried again has the same id and a new time.
 */
@Component("webhooks")
public class Webhooks {

  /** How old a message may be for a receiver to take it. */
  public static final Duration WINDOW = Duration.ofMinutes(5);

  private static final String PREFIX = "whsec_";

  private final Publications publications;
  private final PublicAddress address;
  private final Clock clock;
  private final String secret;

  Webhooks(
      Publications publications,
      PublicationSettings settings,
      Clock clock,
      @Value("${interpres.deliver-webhook-secret:}") String secret) {
    this.publications = publications;
    this.address = settings.address();
    this.clock = clock;
    this.secret = secret.strip();
  }

  /** What is sent. */
  public record Message(String id, String timestamp, String signature, String body) {}

  /**
   * The message about a delivery.
   *
   * @throws IllegalStateException where no secret is configured
   */
  public Message message(Delivery delivery) {
    if (secret.isEmpty()) {
      throw new IllegalStateException("INTERPRES_DELIVER_WEBHOOK_SECRET is not set");
    }
    Instant now = clock.instant();
    String id = "msg_" + delivery.target() + "_" + delivery.cursor();
    String timestamp = String.valueOf(now.getEpochSecond());
    String body = new String(PublicationJson.bytes(payload(delivery, now)), StandardCharsets.UTF_8);
    return new Message(id, timestamp, sign(secret, id, timestamp, body), body);
  }

  private Map<String, @Nullable Object> payload(Delivery delivery, Instant now) {
    Publication publication =
        publications
            .version(delivery.article(), delivery.locale(), delivery.version())
            .orElseThrow();
    Publication.Recall recall = publication.recall();
    String at = address.current(publication.article(), publication.locale());
    Map<String, @Nullable Object> data =
        PublicationJson.ordered(
            "cursor", delivery.cursor(),
            "article", publication.article().value(),
            "locale", publication.locale().value(),
            "version", publication.version());
    if (recall == null) {
      data.put("html", at + ".html");
      data.put("json", at + ".json");
      data.put("jws", at + ".jws");
      data.put("jwsSha256", publication.hashes().jws().hex());
    } else {
      data.put("reason", recall.reason());
      data.put("recalledAt", recall.at().toString());
      data.put("replacedBy", recall.replacedBy());
    }
    return PublicationJson.ordered(
        "type",
        recall == null ? "publication.published" : "publication.recalled",
        "timestamp",
        now.toString(),
        "data",
        data);
  }

  static String sign(String secret, String id, String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
      byte[] signed =
          mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HMAC-SHA256", e);
    }
  }

  /** What a receiver in Java does: right signature, and not older or newer than the window. */
  public static boolean accepts(String secret, Message message, Instant now) {
    try {
      Instant sent = Instant.ofEpochSecond(Long.parseLong(message.timestamp()));
      String right = sign(secret, message.id(), message.timestamp(), message.body());
      boolean signed = false;
      for (String one : message.signature().split(" ", -1)) {
        signed |=
            MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), right.getBytes(StandardCharsets.US_ASCII));
      }
      return signed && Duration.between(sent, now).abs().compareTo(WINDOW) <= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static byte[] key(String secret) {
    try {
      return Base64.getDecoder()
          .decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "INTERPRES_DELIVER_WEBHOOK_SECRET is not base64. Make one with:"
              + " echo whsec_$(openssl rand -base64 32)");
    }
  }
}
