package org.interpres.translate.engine.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;

/**
 * What failed on the wire, in our own words: the client's would name addresses and what it sent.
 */
public final class Failure {

  private Failure() {}

  /** As the end of a sentence that begins with the engine's name. */
  public static String words(IOException failure) {
    if (failure instanceof EngineHttp.DeadlineExceeded) {
      return "did not answer before its deadline";
    }
    if (failure instanceof HttpHostConnectException
        || failure instanceof ConnectTimeoutException
        || failure instanceof UnknownHostException) {
      return "cannot be reached";
    }
    return failure instanceof SocketTimeoutException
        ? "did not answer in time"
        : "broke the connection off (%s)".formatted(failure.getClass().getSimpleName());
  }
}
