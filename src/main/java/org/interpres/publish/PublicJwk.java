package org.interpres.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.interpres.article.Sha256;

/**
 * The public part of a signing key as a JWK (RFC 7517) of the curve P-256.
 *
 * @param x 32 bytes, base64url
 * @param y 32 bytes, base64url
 */
public record PublicJwk(String x, String y) {

  private static final int COORDINATE = 32;

  public PublicJwk {
    if (Base64Url.decode(x, "the key's x").length != COORDINATE
        || Base64Url.decode(y, "the key's y").length != COORDINATE) {
      throw new InvalidProof("a key's x and y have 32 bytes each");
    }
  }

  static PublicJwk of(ECPublicKey key) {
    return new PublicJwk(coordinate(key.getW().getAffineX()), coordinate(key.getW().getAffineY()));
  }

  /** Reads a JWK's public part; {@code kid}, if there, must be the thumbprint. */
  static PublicJwk read(JsonNode jwk) {
    String what = "the key";
    if (!StrictJson.text(jwk, "kty", what).equals("EC")
        || !StrictJson.text(jwk, "crv", what).equals("P-256")) {
      throw new InvalidProof("the key is not of type EC and curve P-256");
    }
    PublicJwk key = new PublicJwk(StrictJson.text(jwk, "x", what), StrictJson.text(jwk, "y", what));
    if (jwk.has("kid") && !StrictJson.text(jwk, "kid", what).equals(key.kid())) {
      throw new InvalidProof("the key's kid is not its RFC 7638 thumbprint " + key.kid());
    }
    return key;
  }

  /** RFC 7638: the hash of the required members in lexicographic order, without white space. */
  String kid() {
    String canonical = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}";
    return Base64Url.encode(java.util.HexFormat.of().parseHex(Sha256.of(canonical).hex()));
  }

  ECPublicKey key() {
    try {
      return P256.publicKey(
          new BigInteger(1, Base64Url.decode(x, "x")), new BigInteger(1, Base64Url.decode(y, "y")));
    } catch (IllegalArgumentException e) {
      throw new InvalidProof("the key " + kid() + " is not a point of the curve P-256");
    }
  }

  /** As it stands in a JWKS. */
  Map<String, String> json() {
    Map<String, String> json = new LinkedHashMap<>();
    json.put("kty", "EC");
    json.put("crv", "P-256");
    json.put("x", x);
    json.put("y", y);
    json.put("kid", kid());
    json.put("alg", "ES256");
    json.put("use", "sig");
    return json;
  }

  /** A coordinate as exactly 32 bytes. */
  static String coordinate(BigInteger value) {
    return Base64Url.encode(fixed(value));
  }

  /** A number below 2^256 as exactly 32 bytes, big-endian. */
  static byte[] fixed(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[COORDINATE];
    int from = Math.max(0, bytes.length - COORDINATE);
    System.arraycopy(bytes, from, fixed, COORDINATE - (bytes.length - from), bytes.length - from);
    return fixed;
  }
}
