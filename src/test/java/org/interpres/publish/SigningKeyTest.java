package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.interpres.app.database.TestDatabase;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class SigningKeyTest {

  @TempDir Path folder;

  @Test
  void a_pem_file_of_pkcs8_gives_the_same_key_as_the_jdk_made() throws Exception {
    for (int i = 0; i < 8; i++) {
      KeyPair pair = pair("secp256r1");
      SigningKey key = SigningKey.parse(pem(pair));
      assertThat(key.publicJwk()).isEqualTo(PublicJwk.of((ECPublicKey) pair.getPublic()));
    }
  }

  @Test
  void a_private_jwk_is_read_back_as_it_was_written() {
    SigningKey key = SigningKey.generate();
    assertThat(SigningKey.parse(key.secretJwk()).publicJwk()).isEqualTo(key.publicJwk());
  }

  @Test
  void other_keys_are_refused_with_what_to_do_and_without_the_key() throws Exception {
    SigningKey key = SigningKey.generate();
    SigningKey other = SigningKey.generate();
    String secret = key.secretJwk();
    for (String wrong :
        new String[] {
          "",
          "rubbish",
          pem(pair("secp384r1")),
          "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----",
          "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
          "-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----",
          new String(PublicationJson.bytes(key.publicJwk().json()), StandardCharsets.UTF_8),
          secret.replace(key.publicJwk().x(), other.publicJwk().x()),
          secret.replace("P-256", "P-384"),
          secret.substring(0, secret.length() - 1)
        }) {
      assertThatThrownBy(() -> SigningKey.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("The signing key")
          .hasMessageContaining("openssl")
          .hasNoCause();
    }
    assertThat(key).hasToString("SigningKey[" + key.kid() + "]");
  }

  @Test
  void the_embedded_database_gets_a_key_of_its_own_that_only_its_owner_may_read() throws Exception {
    Path home = folder.resolve("home");
    SigningKey made = PublishConfiguration.signingKey("", "", home);
    Path file = home.resolve("signing-key.jwk");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PublishConfiguration.signingKey("", " ", home).kid()).isEqualTo(made.kid());
    try (var files = Files.list(home)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void an_outside_database_without_a_key_does_not_start() {
    assertThatThrownBy(
            () -> PublishConfiguration.signingKey("", "jdbc:postgresql://db/interpres", folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("INTERPRES_SIGNING_KEY_FILE must name the key")
        .hasMessageContaining("openssl");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_named_key_file_that_is_missing_or_wrong_does_not_start() throws Exception {
    Path missing = folder.resolve("none.pem");
    assertThatThrownBy(() -> PublishConfiguration.signingKey(missing.toString(), "", folder))
        .hasMessageContaining("there is no file " + missing);
    Path wrong = Files.writeString(folder.resolve("wrong.pem"), "rubbish");
    assertThatThrownBy(() -> PublishConfiguration.signingKey(wrong.toString(), "", folder))
        .hasMessageContaining("wrong.pem")
        .hasMessageContaining("neither a PEM file");
  }

  @Test
  void keys_that_have_signed_stay_in_the_jwks_after_a_rotation() {
    JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh().application());
    SigningKey old = SigningKey.generate();
    SigningKey current = SigningKey.generate();
    new SigningKeys(jdbc, old).use(java.time.Instant.EPOCH);
    new SigningKeys(jdbc, old).use(java.time.Instant.EPOCH);
    byte[] jwks = new SigningKeys(jdbc, current).jwks();
    assertThat(new String(jwks, StandardCharsets.UTF_8))
        .contains(old.kid(), current.kid())
        .doesNotContain("\"d\"");

    Edition edition = SmallArticle.edition(SmallArticle.ES, SmallArticle.SPANISH);
    Verifier verifier = Verifier.trusting(jwks);
    assertThat(verifier.verify(VerifierTest.files(old, edition)))
        .isInstanceOf(Verifier.Verdict.Valid.class);
    assertThat(verifier.verify(VerifierTest.files(current, edition)))
        .isInstanceOf(Verifier.Verdict.Valid.class);
  }

  private static KeyPair pair(String curve) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  private static String pem(KeyPair pair) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(pair.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  @Test
  void a_revoked_key_leaves_the_set_and_what_it_signed_is_refused_with_the_reason() {
    try (var context = PublicationServer.start("--interpres.publish-source=true").context()) {
      JdbcClient jdbc = context.getBean(JdbcClient.class);
      SigningKey stolen = SigningKey.generate();
      new SigningKeys(jdbc, stolen).use(java.time.Instant.EPOCH);
      KeyRevocations revocations = context.getBean(KeyRevocations.class);
      var admin = new Actor("admin", java.util.Set.of(Role.ADMIN));
      assertThatThrownBy(() -> revocations.revoke(order(stolen.kid(), "guess"), admin))
          .hasMessageContaining("not the password");
      assertThatThrownBy(() -> revocations.revoke(order("nobody", "secret"), admin))
          .hasMessageContaining("has signed");
      assertThatThrownBy(
              () ->
                  revocations.revoke(
                      order(context.getBean(SigningKeys.class).currentKid(), "secret"), admin))
          .hasMessageContaining("This key signs now");
      revocations.revoke(order(stolen.kid(), "secret"), admin);
      assertThatThrownBy(() -> revocations.revoke(order(stolen.kid(), "secret"), admin))
          .hasMessageContaining("revoked already");

      byte[] jwks = context.getBean(SigningKeys.class).jwks();
      var files =
          VerifierTest.files(stolen, SmallArticle.edition(SmallArticle.ES, SmallArticle.SPANISH));
      assertThat(Verifier.trusting(jwks).verify(files))
          .isInstanceOfSatisfying(
              Verifier.Verdict.Invalid.class,
              invalid -> assertThat(invalid.reason()).contains("was revoked").contains("Stolen."));
      assertThat(new String(jwks, java.nio.charset.StandardCharsets.UTF_8))
          .doesNotContain(stolen.publicJwk().x());
      assertThatThrownBy(() -> new SigningKeys(jdbc, stolen).use(java.time.Instant.EPOCH))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("set INTERPRES_SIGNING_KEY_FILE to another");
    }
  }

  private static KeyRevocations.Order order(String kid, String password) {
    return new KeyRevocations.Order(kid, "Stolen.", password);
  }
}
