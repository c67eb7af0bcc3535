package org.interpres.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A compact JWS (RFC 7515) with the one algorithm ES256 and exactly the header {@code {alg, kid,
 * typ}}. Each member that could name another key or change the meaning of the rest ({@code jku},
 * {@code jwk}, {@code x5c}, {@code crit}, {@code b64} …) is refused, because nothing but those
 * three is allowed. A signature has one form: canonical base64url and low {@code s}.
 */
final class Jws {

  /** Names what is signed; another kind of JWS by the same key is no manifest. */
  static final String TYPE = "interpres-manifest+jws";

  private static final int HALF = 32;

  private Jws() {}

  static String sign(byte[] payload, ECPrivateKey key, String kid) {
    byte[] header =
        PublicationJson.bytes(PublicationJson.ordered("alg", "ES256", "kid", kid, "typ", TYPE));
    String signed = Base64Url.encode(header) + "." + Base64Url.encode(payload);
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + Base64Url.encode(low(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the signing key " + kid + " cannot sign", e);
    }
  }

  /**
   * The payload of a JWS whose signature holds.
   *
   * @param keys a public key for a {@code kid}, or null
   * @throws InvalidProof when anything about it is not as {@link #sign} makes it
   */
  static Verified verify(String compact, Function<String, @Nullable PublicJwk> keys) {
    String[] parts = compact.split("\\.", -1);
    if (parts.length != 3) {
      throw new InvalidProof(
          "the signature file has " + parts.length + " parts, a compact JWS has 3");
    }
    byte[] header = Base64Url.decode(parts[0], "the JWS header");
    byte[] payload = Base64Url.decode(parts[1], "the manifest");
    byte[] signature = Base64Url.decode(parts[2], "the signature");
    String kid = kid(StrictJson.object(header, "the JWS header"));
    PublicJwk key = keys.apply(kid);
    if (key == null || !key.kid().equals(kid)) {
      throw new InvalidProof("it is signed with the key " + kid + ", which is not among the keys");
    }
    if (signature.length != 2 * HALF || !isLow(signature)) {
      throw new InvalidProof("the signature is not in the one form that is accepted");
    }
    if (!holds(parts[0] + "." + parts[1], signature, key.key())) {
      throw new InvalidProof("the signature does not hold: the manifest was changed");
    }
    return new Verified(kid, payload);
  }

  /** A payload that was signed with the key {@code kid}; never compared as a value. */
  @SuppressWarnings("ArrayRecordComponent")
  record Verified(String kid, byte[] payload) {}

  private static String kid(JsonNode header) {
    StrictJson.members(header, Set.of("alg", "kid", "typ"), "the JWS header");
    Map<String, String> expected = Map.of("alg", "ES256", "typ", TYPE);
    expected.forEach(
        (name, value) -> {
          String found = StrictJson.text(header, name, "the JWS header");
          if (!found.equals(value)) {
            throw new InvalidProof("the JWS header's " + name + " is not " + value);
          }
        });
    return StrictJson.text(header, "kid", "the JWS header");
  }

  private static boolean holds(String signed, byte[] bytes, ECPublicKey key) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initVerify(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signature.verify(bytes);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static BigInteger s(byte[] signature) {
    return new BigInteger(1, Arrays.copyOfRange(signature, HALF, 2 * HALF));
  }

  private static boolean isLow(byte[] signature) {
    return s(signature).compareTo(P256.HALF_ORDER) <= 0;
  }

  /** Of the two forms (r, s) and (r, n - s), both valid, the one with the lower s. */
  private static byte[] low(byte[] signature) {
    if (isLow(signature)) {
      return signature;
    }
    byte[] lowered = signature.clone();
    System.arraycopy(PublicJwk.fixed(P256.ORDER.subtract(s(signature))), 0, lowered, HALF, HALF);
    return lowered;
  }
}
