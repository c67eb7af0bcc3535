package org.interpres.translate.engine;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.Test;

class AmazonTest extends EngineContract {

  @Override
  String engine() {
    return "amazon";
  }

  @Override
  List<String> sources() {
    return List.of(FIRST);
  }

  @Override
  String sourceOfSchema() {
    return "AWS's service model translate 2017-07-01, TranslateTextRequest";
  }

  @Override
  String schema() {
    return resource("amazon.schema.json");
  }

  @Override
  String path() {
    return "/";
  }

  /** The signature is computed here once more, by hand, from what arrived. */
  @Override
  void assertKey(LoggedRequest request) {
    assertThat(request.getHeader("X-Amz-Target"))
        .isEqualTo("AWSShineFrontendService_20170701.TranslateText");
    assertThat(request.getHeader("Content-Type")).startsWith("application/x-amz-json-1.1");
    assertThat(request.getHeader("X-Amz-Date")).isEqualTo("20261127T100000Z");
    String authorization = request.getHeader("Authorization");
    assertThat(authorization)
        .startsWith(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261127/us-east-1/translate/aws4_request,");
    assertThat(authorization).endsWith("Signature=" + signature(request, authorization));
    assertThat(request.getBodyAsString()).doesNotContain(EngineWorld.KEY);
  }

  private static String signature(LoggedRequest request, String authorization) {
    String signed = authorization.replaceAll(".*SignedHeaders=([^,]+),.*", "$1");
    StringBuilder canonical = new StringBuilder("POST\n/amazon/\n\n");
    for (String name : signed.split(";")) {
      canonical.append(name).append(':').append(request.getHeader(name).strip()).append('\n');
    }
    canonical.append('\n').append(signed).append('\n').append(sha256(request.getBody()));
    String scope = "20261127/us-east-1/translate/aws4_request";
    String toSign =
        "AWS4-HMAC-SHA256\n20261127T100000Z\n"
            + scope
            + "\n"
            + sha256(canonical.toString().getBytes(StandardCharsets.UTF_8));
    byte[] key = ("AWS4" + EngineWorld.KEY).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/")) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, toSign));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  String first(Tags tags) {
    return switch (tags) {
      case WHOLE -> "Tome {1}una{2} tableta si x < 5 & y > 2 𝛼.{3}";
      case LOST -> "Tome {1}una tableta.{3}";
      case DOUBLED -> "Tome {1}una{2} {1}tableta{2}.{3}";
    };
  }

  @Override
  String other() {
    return "[[%d]]";
  }

  @Override
  String answer(List<String> targets) {
    return targets.isEmpty()
        ? "{}"
        : json(
            Map.of(
                "TranslatedText", targets.get(0),
                "SourceLanguageCode", "en",
                "TargetLanguageCode", "es"));
  }

  @Override
  ResponseDefinitionBuilder quota() {
    return type("LimitExceededException");
  }

  @Override
  ResponseDefinitionBuilder wrongKey() {
    return type("com.amazon.coral.service#UnrecognizedClientException");
  }

  @Override
  ResponseDefinitionBuilder oversized() {
    return type("TextSizeLimitExceededException");
  }

  @Override
  ResponseDefinitionBuilder tooOften() {
    return type("ThrottlingException");
  }

  private static ResponseDefinitionBuilder type(String type) {
    return error(400, json(Map.of("__type", type, "message", "A sentence.")));
  }

  @Override
  @Test
  void too_many_is_no_answer() {
    answers(okJson("[" + answer(whole()) + "," + answer(whole()) + "]"));

    assertThat(faultOf(request())).isInstanceOf(EngineFault.DamagedAnswer.class);
    requests(1);
  }

  /** There is one answer a call, which cannot be in the wrong place: two texts are never sent. */
  @Override
  @Test
  void reordered_is_never_taken_for_the_order_asked() {
    assertThat(faultOf(request(List.of(FIRST, SECOND))))
        .isInstanceOfSatisfying(
            EngineFault.TextRefused.class, f -> assertThat(f.ids()).containsExactly("1", "2"));
    requests(0);
  }

  @Test
  void the_limit_is_counted_in_bytes() {
    String arabic = "ع".repeat(4_501);

    assertThat(
            faultOf(
                new EngineRequest(
                    engine(), LocaleTag.parse("ar"), LocaleTag.parse("en"), List.of(arabic))))
        .hasMessageContaining("takes no text of more than 9000 bytes");
    requests(0);
  }
}
