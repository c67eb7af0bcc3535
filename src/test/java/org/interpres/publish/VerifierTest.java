package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.interpres.article.LocaleTag;
import org.interpres.publish.Verifier.Files;
import org.interpres.publish.Verifier.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {

  private final SigningKey key = SigningKey.generate();
  private final Verifier verifier = Verifier.trusting(jwks(key));
  private final Files spanish = files(SmallArticle.ES, SmallArticle.SPANISH, 2);

  @Test
  void the_original_is_valid_and_says_who_approved_what_when() {
    Verdict verdict = verifier.verify(spanish);
    assertThat(verdict).isInstanceOf(Verdict.Valid.class);
    Statement statement = ((Verdict.Valid) verdict).statement();
    assertThat(statement.subject()).hasToString("ketamine, es, version 2");
    assertThat(statement.source()).isEqualTo("en, revision 1");
    assertThat(statement.kid()).isEqualTo(key.kid());
    assertThat(statement.signatures())
        .extracting(Statement.Signed::step, Statement.Signed::signer, Statement.Signed::meaning)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("linguistic", "Luz Ibáñez", "review"),
            org.assertj.core.groups.Tuple.tuple("medical", "Dr. Ana <Ruiz> & Co.", "approval"));
  }

  /** The whole of it, some 200,000 verifications, is in {@link VerifierBenchTest}. */
  @Test
  void a_flip_of_a_bit_of_html_json_or_signature_is_seen() {
    eachBit(spanish.html(), 61, html -> SmallArticle.files(html, spanish.json(), spanish.jws()));
    eachBit(spanish.json(), 61, json -> SmallArticle.files(spanish.html(), json, spanish.jws()));
    eachBit(spanish.jws(), 37, jws -> SmallArticle.files(spanish.html(), spanish.json(), jws));
  }

  @Test
  void a_flip_of_each_bit_of_the_signature_itself_is_seen() {
    int from = new String(spanish.jws(), StandardCharsets.US_ASCII).lastIndexOf('.') + 1;
    for (int bit = 8 * from; bit < 8 * spanish.jws().length; bit++) {
      refused(SmallArticle.files(spanish.html(), spanish.json(), flipped(spanish.jws(), bit)));
    }
  }

  private void eachBit(byte[] bytes, int step, java.util.function.Function<byte[], Files> with) {
    for (int bit = 0; bit < bytes.length * 8; bit += step) {
      assertThat(verifier.verify(with.apply(flipped(bytes, bit))))
          .as("bit %d of %d bytes", bit, bytes.length)
          .isInstanceOf(Verdict.Invalid.class);
    }
  }

  @Test
  void an_image_that_is_not_there_or_not_the_one_that_was_signed_is_refused() {
    String path = SmallArticle.SYRINGE.file();
    Files gone = new Files(spanish.html(), spanish.json(), spanish.jws());
    assertThat(reason(gone)).isEqualTo("its image " + path + " is not there");
    byte[] image = SmallArticle.syringe();
    for (int bit = 0; bit < 8 * image.length; bit++) {
      byte[] other = flipped(image, bit);
      assertThat(reason(new Files(spanish.html(), spanish.json(), spanish.jws(), any -> other)))
          .startsWith("the image " + path + " is not the one that was signed");
    }
  }

  static byte[] flipped(byte[] bytes, int bit) {
    byte[] flipped = bytes.clone();
    flipped[bit / 8] ^= (byte) (1 << (bit % 8));
    return flipped;
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "=", "==", "\n", "\r\n", " ", ".", "A", "\u0000"})
  void nothing_may_stand_after_or_before_it(String more) {
    byte[] added = more.getBytes(StandardCharsets.US_ASCII);
    refused(SmallArticle.files(spanish.html(), spanish.json(), joined(spanish.jws(), added)));
    refused(SmallArticle.files(spanish.html(), spanish.json(), joined(added, spanish.jws())));
    refused(SmallArticle.files(joined(spanish.html(), added), spanish.json(), spanish.jws()));
    refused(SmallArticle.files(spanish.html(), joined(spanish.json(), added), spanish.jws()));
  }

  @Test
  void the_other_form_of_the_same_signature_is_refused() {
    String[] parts = new String(spanish.jws(), StandardCharsets.US_ASCII).split("\\.", -1);
    byte[] signature = Base64Url.decode(parts[2], "signature");
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    assertThat(s).as("the signer makes low s").isLessThanOrEqualTo(P256.HALF_ORDER);
    System.arraycopy(PublicJwk.fixed(P256.ORDER.subtract(s)), 0, signature, 32, 32);
    String twin = parts[0] + "." + parts[1] + "." + Base64Url.encode(signature);
    assertThat(reason(withJws(twin))).contains("one form");
  }

  @Test
  void low_s_holds_for_many_signatures() {
    for (int i = 0; i < 64; i++) {
      byte[] payload = ("payload " + i).getBytes(StandardCharsets.UTF_8);
      assertThat(Jws.verify(key.sign(payload), kid -> key.publicJwk()).payload())
          .isEqualTo(payload);
    }
  }

  @Test
  void a_signature_moved_to_another_locale_version_or_text_is_refused() {
    Files arabic = files(SmallArticle.AR, SmallArticle.ARABIC, 2);
    Files later = files(SmallArticle.ES, SmallArticle.SPANISH, 3);
    refused(SmallArticle.files(arabic.html(), arabic.json(), spanish.jws()));
    refused(SmallArticle.files(later.html(), later.json(), spanish.jws()));
    refused(SmallArticle.files(spanish.html(), later.json(), spanish.jws()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\",\"kid\":\"K\",\"typ\":\"interpres-manifest+jws\"}",
        "{\"alg\":\"HS256\",\"kid\":\"K\",\"typ\":\"interpres-manifest+jws\"}",
        "{\"alg\":\"ES256\",\"kid\":\"K\",\"typ\":\"JWT\"}",
        "{\"alg\":\"ES256\",\"kid\":\"K\"}",
        "{\"alg\":\"ES256\",\"kid\":\"K\",\"kid\":\"K\",\"typ\":\"interpres-manifest+jws\"}",
        "{\"alg\":\"ES256\",\"kid\":\"K\",\"typ\":\"interpres-manifest+jws\",\"crit\":[\"b64\"]}",
        "{\"alg\":\"ES256\",\"kid\":\"K\",\"typ\":\"interpres-manifest+jws\",\"b64\":true}",
        "{\"alg\":\"ES256\",\"kid\":\"K\",\"typ\":\"interpres-manifest+jws\",\"jku\":\"https://x\"}",
        "{\"alg\":\"ES256\",\"kid\":\"K\",\"typ\":\"interpres-manifest+jws\",\"jwk\":{}}",
        "{\"alg\":\"ES256\",\"kid\":\"K\",\"typ\":\"interpres-manifest+jws\",\"x5c\":[]}",
        "{\"alg\":\"ES256\",\"kid\":\"K\",\"typ\":\"interpres-manifest+jws\",\"x5u\":\"https://x\"}",
        "{\"alg\":\"ES256\",\"kid\":\"other\",\"typ\":\"interpres-manifest+jws\"}",
        "[]",
        ""
      })
  void a_header_with_anything_else_is_refused_even_when_rightly_signed(String header) {
    byte[] payload =
        Manifest.write(
            edition(SmallArticle.ES, SmallArticle.SPANISH, 2), spanish.html(), spanish.json());
    refused(withJws(signed(header.replace("K", key.kid()), payload)));
  }

  @Test
  void the_same_way_of_signing_with_the_right_header_is_accepted() {
    byte[] payload =
        Manifest.write(
            edition(SmallArticle.ES, SmallArticle.SPANISH, 2), spanish.html(), spanish.json());
    String header =
        "{\"alg\":\"ES256\",\"kid\":\"%s\",\"typ\":\"interpres-manifest+jws\"}"
            .formatted(key.kid());
    assertThat(verifier.verify(withJws(signed(header, payload)))).isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void a_manifest_with_another_form_or_more_or_fewer_members_is_refused() {
    String manifest =
        new String(
            Manifest.write(
                edition(SmallArticle.ES, SmallArticle.SPANISH, 2), spanish.html(), spanish.json()),
            StandardCharsets.UTF_8);
    for (String changed :
        List.of(
            manifest.replace("manifest.v3", "manifest.v4"),
            manifest.replace("manifest.v3", "manifest.v2"),
            manifest.replace("manifest.v3", "manifest.v1"),
            manifest.replaceFirst("\"images\":\\[.*?]", "\"images\":[{}]"),
            manifest.replaceFirst("\"path\":\"images/", "\"path\":\"../"),
            manifest.replace("\"crisisNotice\":null", "\"crisisNotice\":{}"),
            manifest.replaceFirst("\"audit\":\\{[^}]*}", "\"audit\":null"),
            manifest.replace("\"version\":2", "\"version\":2,\"version\":2"),
            manifest.replace("\"version\":2", "\"version\":\"2\""),
            manifest.replace("\"version\":2", "\"version\":2,\"extra\":1"),
            manifest.replace("\"version\":2,", ""),
            manifest.replace("\"version\":2", "\"version\":3"),
            manifest.replace("\"locale\":\"es\"", "\"locale\":\"fr\""),
            manifest.replaceFirst("\"signatures\":\\[.*]", "\"signatures\":[]"),
            manifest + " {}")) {
      assertThat(changed).isNotEqualTo(manifest);
      String jws = key.sign(changed.getBytes(StandardCharsets.UTF_8));
      refused(withJws(jws));
    }
  }

  @Test
  void an_unknown_key_is_refused() {
    assertThat(
            ((Verdict.Invalid) Verifier.trusting(jwks(SigningKey.generate())).verify(spanish))
                .reason())
        .contains(key.kid())
        .contains("not among the keys");
  }

  @Test
  void keys_that_are_not_what_they_say_are_refused() {
    String good = new String(jwks(key), StandardCharsets.UTF_8);
    for (String bad :
        List.of(
            "{}",
            "[]",
            "{\"keys\":[]}",
            good.replace(key.kid(), SigningKey.generate().kid()),
            good.replace(key.publicJwk().x(), SigningKey.generate().publicJwk().x()))) {
      assertThatThrownBy(() -> Verifier.trusting(bad.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("The keys cannot be used");
    }
  }

  @Test
  void nimbus_accepts_what_we_sign() throws Exception {
    var parsed =
        com.nimbusds.jose.JWSObject.parse(new String(spanish.jws(), StandardCharsets.US_ASCII));
    var jwk =
        com.nimbusds.jose.jwk.ECKey.parse(
            new String(PublicationJson.bytes(key.publicJwk().json()), StandardCharsets.UTF_8));
    assertThat(parsed.verify(new com.nimbusds.jose.crypto.ECDSAVerifier(jwk))).isTrue();
    assertThat(jwk.computeThumbprint()).hasToString(key.kid());
  }

  static Files files(SigningKey key, Edition edition) {
    PublicationRenderer renderer =
        new PublicationRenderer(new PublicationSettings(PublicAddress.RELATIVE, ""));
    byte[] html = renderer.page(edition);
    byte[] json = new PublicationJson(renderer).write(edition);
    String jws = key.sign(Manifest.write(edition, html, json));
    return SmallArticle.files(html, json, jws.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] jwks(SigningKey key) {
    return PublicationJson.bytes(Map.of("keys", List.of(key.publicJwk().json())));
  }

  private Files files(LocaleTag locale, List<String> targets, int version) {
    return files(key, edition(locale, targets, version));
  }

  private static Edition edition(LocaleTag locale, List<String> targets, int version) {
    Edition edition = SmallArticle.edition(locale, targets);
    return new Edition(
        edition.approved(),
        version,
        edition.publishedAt(),
        edition.alternates(),
        edition.images(),
        edition.ancestry());
  }

  private String signed(String header, byte[] payload) {
    return SignedWithAnyHeader.sign(header, payload, key);
  }

  private Files withJws(String jws) {
    return SmallArticle.files(
        spanish.html(), spanish.json(), jws.getBytes(StandardCharsets.US_ASCII));
  }

  private String reason(Files files) {
    return ((Verdict.Invalid) verifier.verify(files)).reason();
  }

  private void refused(Files files) {
    assertThat(verifier.verify(files)).isInstanceOf(Verdict.Invalid.class);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
