package org.interpres.translate.engine.http;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.interpres.translate.engine.ConfiguredEngine;

/** A kind of key, and how it gets into a request at the last moment. */
public interface Credential {

  /** What stands in the request in place of the key: random, so that no text can hold it. */
  String mark();

  /** The one address that a request with the mark may go to; empty where any may be right. */
  default String home(ConfiguredEngine engine) {
    return engine.options().url();
  }

  /** Puts the key of an engine into a request that has the mark. */
  void put(ConfiguredEngine engine, ClassicHttpRequest request) throws IOException;
}
