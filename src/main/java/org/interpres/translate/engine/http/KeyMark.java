package org.interpres.translate.engine.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicHeader;

/** A mark in the headers and the body of a request, and its replacement. */
public final class KeyMark {

  private KeyMark() {}

  /** A new one, for a process's lifetime. */
  public static String random() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return "key-" + HexFormat.of().formatHex(bytes);
  }

  static boolean marks(ClassicHttpRequest request, String mark) throws IOException {
    for (Header header : request.getHeaders()) {
      if (header.getValue() != null && header.getValue().contains(mark)) {
        return true;
      }
    }
    return body(request).contains(mark);
  }

  /** Puts {@code value} wherever the mark stands. */
  public static void replace(ClassicHttpRequest request, String mark, String value)
      throws IOException {
    for (Header header : request.getHeaders()) {
      if (header.getValue() != null && header.getValue().contains(mark)) {
        request.setHeader(
            new BasicHeader(header.getName(), header.getValue().replace(mark, value), true));
      }
    }
    String body = body(request);
    if (body.contains(mark)) {
      byte[] bytes = body.replace(mark, value).getBytes(StandardCharsets.UTF_8);
      request.setEntity(new ByteArrayEntity(bytes, ContentType.APPLICATION_JSON));
    }
  }

  private static String body(ClassicHttpRequest request) throws IOException {
    HttpEntity entity = request.getEntity();
    return entity == null
        ? ""
        : new String(EntityUtils.toByteArray(entity), StandardCharsets.UTF_8);
  }
}
