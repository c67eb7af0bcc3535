package org.interpres.translate.engine.http;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.interpres.translate.engine.ConfiguredEngine;
import org.springframework.stereotype.Component;

/** A key that is sent as it is, in a header or in a field of the body. */
@Component
public final class PlainKey implements Credential {

  private final String mark = KeyMark.random();

  @Override
  public String mark() {
    return mark;
  }

  @Override
  public void put(ConfiguredEngine engine, ClassicHttpRequest request) throws IOException {
    KeyMark.replace(request, mark, engine.key().reveal());
  }
}
