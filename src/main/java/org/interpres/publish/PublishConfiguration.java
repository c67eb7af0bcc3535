package org.interpres.publish;

import java.nio.file.Path;
import java.time.Clock;
import org.interpres.article.Articles;
import org.interpres.article.Translations;
import org.interpres.audit.AuditTrail;
import org.interpres.audit.Checkpoints;
import org.interpres.identity.Identities;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What publishing is told by an operator. */
@Configuration(proxyBeanMethods = false)
class PublishConfiguration {

  @Bean
  PublicationSettings publicationSettings(
      @Value("${interpres.public-url:}") String address,
      @Value("${interpres.responsible-party:}") String responsible,
      @Value("${interpres.publish-source:true}") boolean sourceToo) {
    return new PublicationSettings(PublicAddress.parse(address), responsible, sourceToo);
  }

  /** A team's templates that would publish less than a page needs stop the start. */
  @Bean
  PublicationRenderer publicationRenderer(
      PublicationSettings settings, @Value("${interpres.content:./content}") String content) {
    TeamTemplates team = TeamTemplates.read(Path.of(content).resolve("templates"));
    PublicationRenderer renderer = new PublicationRenderer(settings, team);
    if (!team.isEmpty()) {
      new TemplateTrial(renderer, team).run();
    }
    return renderer;
  }

  @Bean
  Editions.Stored editionsStored(
      JdbcClient jdbc,
      Publications publications,
      PublishedImages images,
      PublicationFeed feed,
      SigningKeys keys) {
    return new Editions.Stored(jdbc, publications, images, feed, keys);
  }

  @Bean
  Editions editions(
      PublicationRenderer renderer,
      Editions.Stored stored,
      AuditTrail audit,
      Checkpoints checkpoints) {
    return new Editions(renderer, stored, new Editions.Trail(audit, checkpoints));
  }

  @Bean
  SourceEditions sourceEditions(JdbcClient jdbc, Editions editions, PublicationSettings settings) {
    return new SourceEditions(jdbc, editions, settings);
  }

  @Bean
  RollBack.Stored rollBackStored(
      JdbcClient jdbc, Publications publications, SigningKeys keys, Editions editions) {
    return new RollBack.Stored(jdbc, publications, keys, editions);
  }

  @Bean
  RollBack.Guard rollBackGuard(Articles articles, AuditTrail audit, Clock clock) {
    return new RollBack.Guard(articles, audit, clock);
  }

  @Bean
  KeyRevocations.Guard keyRevocationsGuard(Identities identities, AuditTrail audit, Clock clock) {
    return new KeyRevocations.Guard(identities, audit, clock);
  }

  @Bean
  Publisher.Spine publisherSpine(Articles articles, Translations translations, Clock clock) {
    return new Publisher.Spine(articles, translations, clock);
  }

  @Bean
  Recalls.Stored recallsStored(
      JdbcClient jdbc, Publications publications, PublicationFeed feed, Freshness freshness) {
    return new Recalls.Stored(jdbc, publications, feed, freshness);
  }

  @Bean
  RevisedPublications.Stored revisedPublicationsStored(
      JdbcClient jdbc, Publications publications, PublicationFeed feed) {
    return new RevisedPublications.Stored(jdbc, publications, feed);
  }

  @Bean
  Recalls.Guard recallsGuard(
      Identities identities, AuditTrail audit, Articles articles, Clock clock) {
    return new Recalls.Guard(identities, audit, articles, clock);
  }

  /** Asks for the database first, because only its lock makes the home ours. */
  @Bean
  SigningKeys signingKeys(
      JdbcClient jdbc,
      @Value("${interpres.signing-key-file:}") String file,
      @Value("${INTERPRES_DB_URL:}") String database,
      @Value("${interpres.home:./data}") String home) {
    return new SigningKeys(jdbc, signingKey(file.strip(), database, Path.of(home)));
  }

  /**
   * A key is made by itself for the embedded database only. Of several processes on one outside
   * database each would make its own, and a lost container would take its key with it.
   */
  static SigningKey signingKey(String file, String database, Path home) {
    if (!file.isEmpty()) {
      return SigningKeyFile.named(Path.of(file));
    }
    if (database.isBlank()) {
      return SigningKeyFile.inHome(home);
    }
    throw new IllegalStateException(
        "INTERPRES_DB_URL is set, so INTERPRES_SIGNING_KEY_FILE must name the key that signs"
            + " publications. Make one with: openssl genpkey -algorithm EC -pkeyopt"
            + " ec_paramgen_curve:P-256 -out signing-key.pem");
  }
}
