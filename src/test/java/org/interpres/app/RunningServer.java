package org.interpres.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.interpres.app.database.TestDatabase;
import org.interpres.identity.DemoAccounts;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole server in this JVM, on a random port and a database of its own, with the real routes,
 * the content of the project and the demo accounts. Its folder watch looks into an empty folder
 * unless a test gives another, so that a test sees only the articles that it brings.
 */
public final class RunningServer implements AutoCloseable {

  private final ConfigurableApplicationContext application;
  private final TestDatabase database;

  private RunningServer(ConfigurableApplicationContext application, TestDatabase database) {
    this.application = application;
    this.database = database;
  }

  /** Starts one with an empty articles folder. */
  public static RunningServer start(String... settings) {
    try {
      Path home = Files.createTempDirectory(Path.of("target"), "server-");
      return start(home, settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts one that has its files in {@code home}. */
  public static RunningServer start(Path home, String... settings) throws IOException {
    return start(home, TestDatabase.empty(), settings);
  }

  /** Starts one on a database that a test has filled. */
  public static RunningServer on(TestDatabase database, String... settings) throws IOException {
    return start(Files.createTempDirectory(Path.of("target"), "server-"), database, settings);
  }

  /** Starts one with other routes than the project's. */
  public static RunningServer onRoutes(Path routes, String... settings) throws IOException {
    Path home = Files.createTempDirectory(Path.of("target"), "server-");
    return start(new Locations(Path.of("content"), home, routes), TestDatabase.empty(), settings);
  }

  private static RunningServer start(Path home, TestDatabase database, String... settings)
      throws IOException {
    return start(new Locations(Path.of("content"), home, Path.of("routes")), database, settings);
  }

  private static RunningServer start(Locations locations, TestDatabase database, String... settings)
      throws IOException {
    Path home = locations.home();
    Path articles = Files.createDirectories(home.resolve("articles"));
    copyImages(articles);
    List<String> all = new ArrayList<>();
    database.environment().forEach((name, value) -> all.add(name + "=" + value));
    all.add("server.port=0");
    all.add("server.address=127.0.0.1");
    all.add("interpres.warm-pages=false");
    all.add("interpres.articles=" + articles.toAbsolutePath());
    all.add("INTERPRES_SIGNING_KEY_FILE=" + signingKey(home));
    all.addAll(List.of(settings));
    ConfigurableApplicationContext application = Application.start(locations, "test", all);
    TestDatabase.stopsAfter(application);
    application.getBean(DemoAccounts.class).create();
    return new RunningServer(application, database);
  }

  /** Pages show the sample's images; its texts come only when a test brings them. */
  private static void copyImages(Path articles) throws IOException {
    Path images = Path.of("ketamine-therapy", "images", "treatment-room.svg");
    Files.createDirectories(articles.resolve(images).getParent());
    Files.copy(
        Path.of("content", "articles").resolve(images),
        articles.resolve(images),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** A key of its own, as a server on somebody's database needs one. */
  static Path signingKey(Path home) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      String base64 =
          Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
      Path file = home.resolve("test-signing-key.pem").toAbsolutePath();
      return Files.writeString(
          file, "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make a P-256 key", e);
    }
  }

  public URI address() {
    return URI.create(
        "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port"));
  }

  /** Its database as the owner, for arranging what the application may not. */
  public javax.sql.DataSource owner() {
    return database.owner();
  }

  public <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  /** An account's view of the API; each demo account's password is {@code demo}. */
  public ApiUser as(String account) {
    return new ApiUser(address(), account, DemoAccounts.PASSWORD);
  }

  @Override
  public void close() {
    application.close();
  }
}
