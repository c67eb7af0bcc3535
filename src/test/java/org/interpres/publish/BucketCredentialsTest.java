package org.interpres.publish;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Whose key opens a bucket: our own, one that holds for a time, or the machine's. */
class BucketCredentialsTest {

  private static final BucketConfiguration CONFIGURATION = new BucketConfiguration();
  private static final BucketKey NONE = new BucketKey("", "", "", "");

  private final WireMockServer storage =
      new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

  @BeforeEach
  void start() {
    storage.start();
    storage.stubFor(any(anyUrl()).willReturn(ok()));
  }

  @AfterEach
  void stop() {
    storage.stop();
  }

  @Test
  void the_token_of_a_key_that_holds_for_a_time_is_sent_and_signed() {
    put(new BucketKey("ASIATIME", "secret", "", " the/token== \n"));

    storage.verify(
        putRequestedFor(urlEqualTo("/site/a.html"))
            .withHeader("X-Amz-Security-Token", equalTo("the/token=="))
            .withHeader("Authorization", containing("Credential=ASIATIME/"))
            .withHeader("Authorization", containing("x-amz-security-token")));
  }

  @Test
  void a_key_that_lasts_has_no_token() {
    put(new BucketKey("AKIALASTS", "secret", "", ""));

    storage.verify(
        putRequestedFor(urlEqualTo("/site/a.html")).withoutHeader("X-Amz-Security-Token"));
  }

  /** A real S3 server checks what is signed: with the machine's key it lets the object in. */
  @Test
  void the_machines_own_key_opens_the_bucket_where_it_is_asked_for() throws Exception {
    try (BucketPlace bucket = BucketPlace.start();
        MachineKey key = new MachineKey(BucketPlace.KEY_ID, BucketPlace.KEY);
        S3Client client =
            client(CONFIGURATION.bucketCredentials(NONE, "machine"), bucket.address())) {
      client.putObject(
          put -> put.bucket(BucketPlace.BUCKET).key("a.html"), RequestBody.fromString("text"));

      assertThat(key.set()).isTrue();
      assertThat(
              bucket
                  .client()
                  .getObjectAsBytes(get -> get.bucket(BucketPlace.BUCKET).key("a.html"))
                  .asUtf8String())
          .isEqualTo("text");
    }
  }

  @Test
  void the_machines_key_is_not_taken_unasked() {
    try (MachineKey key = new MachineKey(BucketPlace.KEY_ID, BucketPlace.KEY)) {
      assertThat(key.set()).isTrue();
      assertThatThrownBy(() -> put(CONFIGURATION.bucketCredentials(NONE, "key")))
          .hasMessageContaining("INTERPRES_DELIVER_S3_KEY_ID is not set");
    }
  }

  @Test
  void another_word_is_refused_with_those_that_are() {
    assertThatThrownBy(() -> CONFIGURATION.bucketCredentials(NONE, "iam"))
        .hasMessage("INTERPRES_DELIVER_S3_CREDENTIALS is “iam”: set it to key or machine");
  }

  @Test
  void a_token_whose_time_is_over_is_said_so() {
    storage.stubFor(
        any(anyUrl())
            .willReturn(
                status(400)
                    .withBody(
                        "<Error><Code>ExpiredToken</Code><Message>The provided token has"
                            + " expired.</Message></Error>")));
    Throwable refused = catchThrowable(() -> put(new BucketKey("ASIATIME", "secret", "", "old")));

    assertThat(DeliveryFault.words(refused))
        .contains(
            "time is over", "INTERPRES_DELIVER_S3_SESSION_TOKEN", "(ExpiredToken, status 400)");
  }

  private void put(AwsCredentialsProvider credentials) {
    try (S3Client client = client(credentials, storage.baseUrl())) {
      client.putObject(put -> put.bucket("site").key("a.html"), RequestBody.fromString("text"));
    }
  }

  private static S3Client client(AwsCredentialsProvider credentials, String address) {
    return CONFIGURATION.deliveryBucket(credentials, address, "us-east-1", "");
  }

  /** The first place where the SDK looks. */
  private static final class MachineKey implements AutoCloseable {
    MachineKey(String id, String key) {
      System.setProperty("aws.accessKeyId", id);
      System.setProperty("aws.secretAccessKey", key);
    }

    boolean set() {
      return System.getProperty("aws.accessKeyId") != null;
    }

    @Override
    public void close() {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
  }
}
