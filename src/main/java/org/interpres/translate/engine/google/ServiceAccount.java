package org.interpres.translate.engine.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineFault;

/**
 * Makes the bearer token of a call out of an engine's key. That is either a service account's JSON,
 * of which each call gets a token that we sign ourselves for one API (Google takes such a token
 * without an exchange, AIP-4111), or an access token that something else renews in the key file.
 */
final class ServiceAccount {

  private static final Duration VALID = Duration.ofMinutes(10);
  private static final JsonMapper JSON = new JsonMapper();

  private ServiceAccount() {}

  /**
   * @param claim {@code aud} or {@code scope}: what the token is good for, and nothing else
   */
  static String token(ConfiguredEngine engine, String claim, String value, Instant now) {
    String key = engine.key().reveal();
    return key.startsWith("{") ? signed(engine.name(), key, claims(claim, value, now)) : key;
  }

  private static JWTClaimsSet.Builder claims(String claim, String value, Instant now) {
    return new JWTClaimsSet.Builder()
        .claim(claim, value)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(VALID)));
  }

  private static String signed(String engine, String serviceAccount, JWTClaimsSet.Builder claims) {
    try {
      JsonNode account = JSON.readTree(serviceAccount);
      String email = account.path("client_email").asText();
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256)
                  .keyID(account.path("private_key_id").asText())
                  .build(),
              claims.issuer(email).subject(email).build());
      token.sign(new RSASSASigner(privateKey(account.path("private_key").asText())));
      return token.serialize();
    } catch (IOException | GeneralSecurityException | JOSEException | IllegalArgumentException e) {
      throw new EngineFault.Forbidden(
          engine, "has a key that is no service account's JSON with an RSA key");
    }
  }

  private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }
}
