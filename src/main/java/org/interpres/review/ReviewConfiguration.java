package org.interpres.review;

import java.nio.file.Path;
import java.time.Clock;
import org.interpres.quality.CrisisNotices;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the review's policy at start: a mistake in it stops the start. */
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

  // A string, because Spring's conversion to a path would look on the class path first.
  @Bean
  ReviewPolicy reviewPolicy(@Value("${interpres.content:./content}") String content) {
    return PolicyFile.load(Path.of(content).resolve("review-policy.yaml"));
  }

  @Bean
  CrisisNotices crisisNotices(
      @Value("${interpres.content:./content}") String content, Clock clock) {
    return CrisisNotices.load(Path.of(content), clock);
  }

  @Bean
  Signing.Written signingWritten(ReviewWriter writer, StoredClaims claims) {
    return new Signing.Written(writer, claims);
  }

  /** How errors are counted; a mistake in it stops the start too. */
  @Bean
  QualityErrors.Marking marking(
      @Value("${interpres.content:./content}") String content, Clock clock) {
    return new QualityErrors.Marking(
        TypologyFile.load(Path.of(content).resolve("mqm.yaml")), clock);
  }
}
