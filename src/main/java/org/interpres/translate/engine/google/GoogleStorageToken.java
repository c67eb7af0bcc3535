package org.interpres.translate.engine.google;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.EngineSetting;
import org.interpres.translate.engine.http.Credential;
import org.interpres.translate.engine.http.KeyMark;
import org.springframework.stereotype.Component;

/**
 * The bearer token for Cloud Storage. One that we sign can read and write objects and nothing else.
 * It goes to the configured address of the storage alone, and only where a team has named a bucket.
 */
@Component
final class GoogleStorageToken implements Credential {

  /** Of those that objects.insert and objects.delete accept, the one that can do least. */
  private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.read_write";

  private final String mark = KeyMark.random();
  private final Clock clock;

  GoogleStorageToken(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String mark() {
    return mark;
  }

  @Override
  public String home(ConfiguredEngine engine) {
    required(engine, "glossary-bucket", engine.files().glossaryBucket());
    required(engine, "storage-url", engine.files().storageUrl());
    return engine.files().storageUrl();
  }

  private static void required(ConfiguredEngine engine, String setting, String value) {
    if (value.isEmpty()) {
      throw new EngineFault.Unsuitable(
          engine.name(),
          "has no %s: set %s".formatted(setting, EngineSetting.variable(engine.name(), setting)));
    }
  }

  @Override
  public void put(ConfiguredEngine engine, ClassicHttpRequest request) throws IOException {
    KeyMark.replace(
        request, mark, ServiceAccount.token(engine, "scope", SCOPE, Instant.now(clock)));
  }
}
