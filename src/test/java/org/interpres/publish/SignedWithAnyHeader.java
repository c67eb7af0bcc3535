package org.interpres.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Signs with Nimbus under a header that our own signer would never write, with low s. */
final class SignedWithAnyHeader {

  private SignedWithAnyHeader() {}

  static String sign(String header, byte[] payload, SigningKey key) {
    try {
      String signed =
          Base64Url.encode(header.getBytes(StandardCharsets.UTF_8))
              + "."
              + Base64Url.encode(payload);
      ECKey jwk = ECKey.parse(new ObjectMapper().readTree(key.secretJwk()).toString());
      byte[] signature =
          new ECDSASigner(jwk)
              .sign(
                  new com.nimbusds.jose.JWSHeader(com.nimbusds.jose.JWSAlgorithm.ES256),
                  signed.getBytes(StandardCharsets.US_ASCII))
              .decode();
      BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
      if (s.compareTo(P256.HALF_ORDER) > 0) {
        System.arraycopy(PublicJwk.fixed(P256.ORDER.subtract(s)), 0, signature, 32, 32);
      }
      return signed + "." + Base64Url.encode(signature);
    } catch (Exception e) {
      throw new AssertionError("cannot sign", e);
    }
  }
}
