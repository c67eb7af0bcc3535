package org.interpres.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

/**
 * A key that signs manifests: ECDSA on the curve P-256. Its text form never shows the secret.
 *
 * <p>Read from a PEM file in PKCS#8 ({@code openssl genpkey -algorithm EC -pkeyopt
 * ec_paramgen_curve:P-256}) or from a private JWK.
 */
public final class SigningKey {

  private static final String HOW =
      " Make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem";

  private final ECPrivateKey secret;
  private final PublicJwk shown;

  private SigningKey(ECPrivateKey secret, PublicJwk shown) {
    this.secret = secret;
    this.shown = shown;
  }

  /** A new random key. */
  public static SigningKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return of(((ECPrivateKey) generator.generateKeyPair().getPrivate()).getS());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make a P-256 key", e);
    }
  }

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException with what is wrong and how to make a right one, without the
   *     key
   */
  public static SigningKey parse(String text) {
    String trimmed = text.strip();
    if (trimmed.startsWith("{")) {
      return jwk(trimmed);
    }
    if (trimmed.startsWith("-----BEGIN PRIVATE KEY-----")) {
      return pkcs8(trimmed);
    }
    if (trimmed.startsWith("-----BEGIN EC P")) {
      throw new IllegalArgumentException(
          "The signing key is in the older SEC 1 form. Convert it with: openssl pkcs8 -topk8"
              + " -nocrypt -in old.pem -out key.pem");
    }
    if (trimmed.startsWith("-----BEGIN ENCRYPTED")) {
      throw new IllegalArgumentException(
          "The signing key is encrypted. Store it decrypted with mode 0600: openssl pkcs8 -topk8"
              + " -nocrypt -in encrypted.pem -out key.pem");
    }
    throw new IllegalArgumentException(
        "The signing key is neither a PEM file with a PRIVATE KEY nor a private JWK." + HOW);
  }

  /** The private JWK, to be stored where only the program can read it. */
  String secretJwk() {
    Map<String, Object> jwk = new java.util.LinkedHashMap<>(shown.json());
    jwk.put("d", PublicJwk.coordinate(secret.getS()));
    return new String(PublicationJson.bytes(jwk), StandardCharsets.UTF_8);
  }

  PublicJwk publicJwk() {
    return shown;
  }

  String kid() {
    return shown.kid();
  }

  String sign(byte[] payload) {
    return Jws.sign(payload, secret, kid());
  }

  @Override
  public String toString() {
    return "SigningKey[" + kid() + "]";
  }

  private static SigningKey jwk(String text) {
    try {
      JsonNode jwk = StrictJson.object(text.getBytes(StandardCharsets.UTF_8), "the signing key");
      if (!jwk.has("d")) {
        throw new IllegalArgumentException(
            "The signing key is only the public part of a JWK: it has no “d”." + HOW);
      }
      PublicJwk written = PublicJwk.read(jwk);
      byte[] d = Base64Url.decode(StrictJson.text(jwk, "d", "the signing key"), "the key's d");
      SigningKey key = of(new BigInteger(1, d));
      if (!key.shown.equals(written)) {
        throw new IllegalArgumentException(
            "The signing key's x and y do not belong to its d." + HOW);
      }
      return key;
    } catch (InvalidProof e) {
      throw new IllegalArgumentException(
          "The signing key is not a private JWK of P-256: " + e.reason() + "." + HOW);
    }
  }

  private static SigningKey pkcs8(String pem) {
    try {
      String body =
          pem.replaceFirst("-----BEGIN PRIVATE KEY-----", "")
              .replaceFirst("(?s)-----END PRIVATE KEY-----.*", "")
              .replaceAll("\\s", "");
      PrivateKey key =
          KeyFactory.getInstance("EC")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
      if (key instanceof ECPrivateKey ec
          && ec.getParams().getCurve().equals(P256.CURVE.getCurve())) {
        return of(ec.getS());
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The cause's text may hold the key; the message below says what to do.
    }
    throw new IllegalArgumentException(
        "The signing key's PEM file does not hold an EC key of the curve P-256." + HOW);
  }

  private static SigningKey of(BigInteger secret) {
    try {
      ECPrivateKey key =
          (ECPrivateKey)
              KeyFactory.getInstance("EC")
                  .generatePrivate(new ECPrivateKeySpec(secret, P256.CURVE));
      return new SigningKey(key, PublicJwk.of(P256.publicKeyOf(secret)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The signing key is not one of P-256." + HOW);
    }
  }
}
