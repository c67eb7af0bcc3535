package org.interpres.translate.engine.amazon;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineAccess;
import org.interpres.translate.engine.http.Credential;
import org.interpres.translate.engine.http.KeyMark;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** AWS's Signature Version 4, by AWS's own signer, over the bytes that are sent. */
@Component
final class AwsSignature implements Credential {

  private final String mark = KeyMark.random();
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final Clock clock;

  AwsSignature(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String mark() {
    return mark;
  }

  /** The headers of an operation, with the mark where the signature will be. */
  Map<String, String> headers(String operation) {
    return Map.of(
        "Content-Type",
        "application/x-amz-json-1.1",
        "X-Amz-Target",
        "AWSShineFrontendService_20170701." + operation,
        "Authorization",
        mark);
  }

  @Override
  public void put(ConfiguredEngine engine, ClassicHttpRequest request) throws IOException {
    request.removeHeaders("Authorization");
    byte[] body = EntityUtils.toByteArray(request.getEntity());
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(uri(request))
            .putHeader("Content-Type", request.getEntity().getContentType())
            .putHeader("X-Amz-Target", request.getFirstHeader("X-Amz-Target").getValue())
            .build();
    SignedRequest signed =
        signer.sign(
            sign ->
                sign.identity(identity(engine))
                    .request(unsigned)
                    .payload(ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "translate")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, engine.access().region())
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock));
    signed
        .request()
        .forEachHeader(
            (name, values) -> {
              if (name.equalsIgnoreCase("Authorization")
                  || name.toLowerCase(Locale.ROOT).startsWith("x-amz-")) {
                request.setHeader(name, values.get(0));
              }
            });
  }

  private static AwsCredentialsIdentity identity(ConfiguredEngine engine) {
    EngineAccess access = engine.access();
    String secret = engine.key().reveal();
    return access.sessionToken().empty()
        ? AwsCredentialsIdentity.create(access.keyId(), secret)
        : AwsSessionCredentialsIdentity.create(
            access.keyId(), secret, access.sessionToken().reveal());
  }

  private static URI uri(ClassicHttpRequest request) throws IOException {
    try {
      return request.getUri();
    } catch (URISyntaxException e) {
      throw new IOException("the address of the engine's route is none", e);
    }
  }
}
