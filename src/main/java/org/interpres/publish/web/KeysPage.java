package org.interpres.publish.web;

import java.time.Duration;
import org.interpres.article.Sha256;
import org.interpres.publish.SigningKeys;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The public keys by which anyone verifies what this organisation has published. */
@RestController
class KeysPage {

  private static final MediaType JWKS = MediaType.parseMediaType("application/jwk-set+json");

  /** A verifier that meets an unknown key asks again; a key is added far more rarely than this. */
  private static final CacheControl FIVE_MINUTES =
      CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

  private final SigningKeys keys;

  KeysPage(SigningKeys keys) {
    this.keys = keys;
  }

  @GetMapping("/.well-known/jwks.json")
  ResponseEntity<byte[]> jwks(@RequestHeader HttpHeaders request) {
    byte[] jwks = keys.jwks();
    String tag = '"' + Sha256.of(jwks).hex() + '"';
    if (EntityTags.match(request.getOrEmpty(HttpHeaders.IF_NONE_MATCH), tag)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
          .eTag(tag)
          .cacheControl(FIVE_MINUTES)
          .build();
    }
    return ResponseEntity.ok()
        .eTag(tag)
        .cacheControl(FIVE_MINUTES)
        .contentType(JWKS)
        .header("X-Content-Type-Options", "nosniff")
        .body(jwks);
  }
}
