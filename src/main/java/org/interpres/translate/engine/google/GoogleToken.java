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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.http.Credential;
import org.interpres.translate.engine.http.KeyMark;
import org.springframework.stereotype.Component;

/**
 * The bearer token of Google Cloud. The key is either a service account's JSON, of which each call
 * gets a token that we sign ourselves for this one API (Google takes such a token without an
 * exchange, RFC 7523 with the API as audience), or an access token that something else renews in
 * the key file.
 */
@Component
final class GoogleToken implements Credential {

  private static final String AUDIENCE = "https://translation.googleapis.com/";
  private static final Duration VALID = Duration.ofMinutes(10);
  private static final JsonMapper JSON = new JsonMapper();

  private final String mark = KeyMark.random();
  private final Clock clock;

  GoogleToken(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String mark() {
    return mark;
  }

  @Override
  public void put(ConfiguredEngine engine, ClassicHttpRequest request) throws IOException {
    String key = engine.key().reveal();
    KeyMark.replace(request, mark, key.startsWith("{") ? signed(engine.name(), key) : key);
  }

  private String signed(String engine, String serviceAccount) {
    try {
      JsonNode account = JSON.readTree(serviceAccount);
      String email = account.path("client_email").asText();
      Instant now = Instant.now(clock);
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256)
                  .keyID(account.path("private_key_id").asText())
                  .build(),
              new JWTClaimsSet.Builder()
                  .issuer(email)
                  .subject(email)
                  .audience(AUDIENCE)
                  .issueTime(Date.from(now))
                  .expirationTime(Date.from(now.plus(VALID)))
                  .build());
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
