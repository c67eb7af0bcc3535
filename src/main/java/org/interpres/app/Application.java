package org.interpres.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.interpres.memory.TmxFolder;
import org.interpres.memory.TranslationMemory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The server: every stage, joined by the routes. */
@SpringBootApplication(scanBasePackages = "org.interpres", proxyBeanMethods = false)
public class Application {

  /** Names of files that are kept, some 200 bytes each. */
  private static final int MOST_FILES = 1_000_000;

  /**
   * Starts the server in the given folders, whatever the environment says of them: the demo's home
   * is not the one that INTERPRES_HOME names, nor is its database.
   *
   * @param settings further ones, {@code name=value}; they win over the environment
   */
  public static ConfigurableApplicationContext start(
      Locations locations, String profile, List<String> settings) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--interpres.home=" + locations.home());
    arguments.add("--interpres.content=" + locations.content());
    arguments.add("--interpres.routes=" + locations.routes());
    settings.forEach(setting -> arguments.add("--" + setting));
    return new SpringApplicationBuilder(Application.class)
        .profiles(profile)
        .initializers(Application::refuseFaults)
        .run(arguments.toArray(String[]::new));
  }

  /** What an operator set wrong is said before a database or a port is opened. */
  private static void refuseFaults(ConfigurableApplicationContext application) {
    String fault = new TypedSettings(application.getEnvironment()).fault();
    if (fault == null) {
      fault = new DeliverySettings(application.getEnvironment()).fault();
    }
    if (fault != null) {
      throw new IllegalStateException(fault);
    }
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Locations locations(
      @Value("${interpres.content}") String content,
      @Value("${interpres.home}") String home,
      @Value("${interpres.routes}") String routes) {
    return new Locations(Path.of(content), Path.of(home), Path.of(routes));
  }

  /**
   * Which files of the article folder were brought, as the route saw them last. Camel's own keeps a
   * thousand, in the order in which they were asked for: of more than that each one is forgotten
   * before the next poll asks for it, and all are brought again every two seconds.
   */
  @Bean
  IdempotentRepository articleFiles() {
    return MemoryIdempotentRepository.memoryIdempotentRepository(MOST_FILES);
  }

  @Bean
  TranslationMemory translationMemory(Locations locations, Clock clock) {
    return new TmxFolder(locations.content().resolve("memory"), clock);
  }
}
