package org.interpres.translate.engine.google;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.http.Credential;
import org.interpres.translate.engine.http.KeyMark;
import org.springframework.stereotype.Component;

/** The bearer token for the Translation API, which no other API takes. */
@Component
final class GoogleToken implements Credential {

  private static final String AUDIENCE = "https://translation.googleapis.com/";

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
    KeyMark.replace(
        request, mark, ServiceAccount.token(engine, "aud", AUDIENCE, Instant.now(clock)));
  }
}
