package org.interpres.publish;

import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The client of the bucket that publications are pushed to; made when the first one is. */
@Configuration(proxyBeanMethods = false)
class BucketConfiguration {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Duration WHOLE_CALL = Duration.ofSeconds(60);

  /** A key of ours. */
  @Bean
  BucketKey bucketKey(
      @Value("${interpres.deliver-s3-key-id:}") String id,
      @Value("${interpres.deliver-s3-key:}") String key,
      @Value("${interpres.deliver-s3-key-file:}") String file,
      @Value("${interpres.deliver-s3-session-token:}") String sessionToken) {
    return new BucketKey(id, key, file, sessionToken);
  }

  /**
   * Our key, or what the machine was given and renews by itself: the AWS SDK's own search, through
   * the environment, the profile, and the role of a container or an instance. Only who asks for it
   * gets it: the profile of a machine is often somebody's own.
   *
   * @throws IllegalStateException with what must be set
   */
  @Bean
  @Lazy
  AwsCredentialsProvider bucketCredentials(
      BucketKey key, @Value("${interpres.deliver-s3-credentials:key}") String from) {
    return switch (from.strip()) {
      case "key" -> key;
      case "machine" -> DefaultCredentialsProvider.builder().build();
      default ->
          throw new IllegalStateException(
              "INTERPRES_DELIVER_S3_CREDENTIALS is “%s”: set it to key or machine"
                  .formatted(from.strip()));
    };
  }

  /**
   * Speaks as plainly as S3 allows, since storages that are not Amazon's know it best: a body is
   * signed whole and not in chunks, and carries no checksum in a trailer. It tries once, because
   * the delivery counts its tries; and it takes no region and no address from the machine's AWS
   * profile, which is somebody else's.
   */
  @Bean("deliveryBucket")
  @Lazy
  S3Client deliveryBucket(
      @Qualifier("bucketCredentials") AwsCredentialsProvider credentials,
      @Value("${interpres.deliver-s3-endpoint:}") String endpoint,
      @Value("${interpres.deliver-s3-region:us-east-1}") String region,
      @Value("${interpres.deliver-s3-path-style:}") String pathStyle) {
    boolean elsewhere = !endpoint.isBlank();
    S3ClientBuilder builder =
        S3Client.builder()
            .credentialsProvider(credentials)
            .region(Region.of(region.strip()))
            .forcePathStyle(pathStyle.isBlank() ? elsewhere : Boolean.parseBoolean(pathStyle))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER))
            .overrideConfiguration(
                client ->
                    client
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(WHOLE_CALL)
                        .defaultProfileFile(ProfileFile.aggregator().build()));
    return elsewhere
        ? builder.endpointOverride(URI.create(endpoint.strip())).build()
        : builder.build();
  }
}
