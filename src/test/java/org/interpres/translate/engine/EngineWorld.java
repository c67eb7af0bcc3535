package org.interpres.translate.engine;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import org.awaitility.Awaitility;
import org.interpres.memory.TmxFolder;
import org.interpres.memory.TranslationMemory;
import org.interpres.translate.engine.http.Breakers;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The real engine routes with all that they need and nothing else, in front of one WireMock server:
 * each engine's address is a folder of it. Shared by the tests of a run and stopped with the JVM.
 */
public final class EngineWorld {

  /** A key that every engine of this world has, and that must be seen nowhere but at the vendor. */
  public static final String KEY = "sk-TOP-SECRET-0123456789";

  public static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

  static final List<String> ENGINES =
      List.of("deepl", "google", "azure", "amazon", "libretranslate", "openai", "acme");

  private final WireMockServer vendor =
      new WireMockServer(options().dynamicPort().globalTemplating(false));
  private final ConfigurableApplicationContext context;

  private EngineWorld(Map<String, String> further, Path... routes) {
    vendor.start();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("camel.main.routes-include-pattern", patterns(routes));
    settings.put("camel.main.name", "engines-" + vendor.port());
    settings.put("interpres.routes", Path.of("routes").toAbsolutePath().toString());
    settings.put("interpres.engines.google.project", "a-project");
    settings.put("interpres.engines.google.region", "us-central1");
    settings.put("interpres.engines.google.glossary-bucket", "gs://team-terms/interpres");
    settings.put("interpres.engines.google.storage-url", vendor.baseUrl() + "/google-storage");
    settings.put("interpres.engines.amazon.key-id", "AKIDEXAMPLE");
    settings.put("interpres.engines.azure.region", "westeurope");
    settings.put("interpres.engines.openai.model", "gpt-test");
    for (String engine : ENGINES) {
      String prefix = "interpres.engines." + engine;
      settings.put(prefix + ".url", vendor.baseUrl() + "/" + engine);
      settings.put(prefix + ".key", KEY);
      settings.put(prefix + ".response-timeout", "2000");
    }
    settings.putAll(further);
    context =
        new SpringApplicationBuilder(Only.class)
            .web(WebApplicationType.NONE)
            .run(
                settings.entrySet().stream()
                    .map(s -> "--" + s.getKey() + "=" + s.getValue())
                    .toArray(String[]::new));
  }

  /** All engines of {@code routes/}, each with {@link #KEY}. */
  public static EngineWorld shared() {
    return Shared.WORLD;
  }

  private static final class Shared {

    static final EngineWorld WORLD = new EngineWorld(Map.of(), Path.of("routes/engines"));

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(WORLD::close));
    }
  }

  /** A world of its own, which the caller closes. */
  static EngineWorld with(Map<String, String> settings, Path... routes) {
    return new EngineWorld(settings, routes);
  }

  private static String patterns(Path... folders) {
    List<String> patterns = new ArrayList<>();
    patterns.add("file:" + Path.of("routes/errors.camel.yaml").toAbsolutePath());
    for (Path folder : folders) {
      patterns.add("file:" + folder.toAbsolutePath() + "/**/*.camel.yaml");
    }
    return String.join(",", patterns);
  }

  public WireMockServer vendor() {
    return vendor;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Asks the engine's route once, as the dispatcher does. */
  public EngineAnswer ask(EngineRequest request) {
    try {
      return context
          .getBean(CamelContext.class)
          .createProducerTemplate()
          .requestBody("direct:engine-" + request.engine(), request, EngineAnswer.class);
    } catch (CamelExecutionException e) {
      if (e.getCause() instanceof EngineFault fault) {
        throw fault;
      }
      throw e;
    }
  }

  /**
   * What the vendor was sent. A client that gives up may do so before the vendor has written down
   * what it got, so this waits for as many as expected; more of them are there at once.
   */
  public List<LoggedRequest> requests(int expected) {
    Awaitility.await().until(() -> vendor.findAll(anyRequestedFor(anyUrl())).size() >= expected);
    return vendor.findAll(anyRequestedFor(anyUrl()));
  }

  /** Forgets what earlier tests did to an engine's breaker. */
  public void closeBreaker(String engine) {
    context
        .getBean(CamelContext.class)
        .getProcessor("breaker-" + engine, ResilienceProcessor.class)
        .getCircuitBreaker()
        .reset();
  }

  String breaker(String engine) {
    return bean(Breakers.class).state(engine).map(Enum::name).orElse("none");
  }

  void close() {
    context.close();
    vendor.stop();
  }

  /**
   * The engine packages without database, web server and stages. It is no {@code @Configuration}:
   * the whole server, in another test, scans for those.
   */
  @EnableAutoConfiguration(
      exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
  @ComponentScan("org.interpres.translate.engine")
  static class Only {

    @Bean
    Clock clock() {
      return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    TranslationMemory translationMemory() {
      return new TmxFolder(Path.of("content/memory"), Clock.systemUTC());
    }
  }
}
