package org.interpres.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * What opens a bucket: a key and its public id. The key's file is read for each request, so that a
 * key can be changed without a restart.
 *
 * @param id the public part
 * @param key the key itself; empty where it is in a file
 * @param file that holds the key; empty where there is none
 * @param sessionToken of a key that holds for a time; empty for one that lasts
 */
record BucketKey(String id, String key, String file, String sessionToken)
    implements AwsCredentialsProvider {

  BucketKey {
    id = id.strip();
    key = key.strip();
    file = file.strip();
    sessionToken = sessionToken.strip();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException with what must be set
   */
  @Override
  public AwsCredentials resolveCredentials() {
    if (id.isEmpty()) {
      throw new IllegalStateException("INTERPRES_DELIVER_S3_KEY_ID is not set");
    }
    String secret = file.isEmpty() ? key : read();
    if (secret.isEmpty()) {
      throw new IllegalStateException(
          "there is no key: set INTERPRES_DELIVER_S3_KEY or INTERPRES_DELIVER_S3_KEY_FILE");
    }
    return sessionToken.isEmpty()
        ? AwsBasicCredentials.create(id, secret)
        : AwsSessionCredentials.create(id, secret, sessionToken);
  }

  private String read() {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalStateException(
          "the file that INTERPRES_DELIVER_S3_KEY_FILE names cannot be read");
    }
  }

  /** Neither the key nor its token. */
  @Override
  public String toString() {
    return "BucketKey[" + id + "]";
  }
}
