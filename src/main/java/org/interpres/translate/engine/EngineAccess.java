package org.interpres.translate.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an engine lets us in: a part of {@code interpres.engines.<name>}.
 *
 * @param key the key itself
 * @param keyFile a file that holds the key instead; read at each call, so that a key can be changed
 *     without a restart
 * @param keyId the public part of a key that has one (AWS's access key id)
 * @param sessionToken of temporary credentials (AWS)
 * @param region of the service, where it has regions
 * @param needs the settings without which it cannot be asked
 */
public record EngineAccess(
    @DefaultValue("") Secret key,
    @DefaultValue("") String keyFile,
    @DefaultValue("") String keyId,
    @DefaultValue("") Secret sessionToken,
    @DefaultValue("") String region,
    @DefaultValue List<String> needs) {

  static final EngineAccess OPEN =
      new EngineAccess(Secret.of(""), "", "", Secret.of(""), "", List.of());

  public EngineAccess {
    needs = List.copyOf(needs);
  }

  /** Whether there is a key, or a file that should hold one. */
  public boolean hasKey() {
    return !key.empty() || !keyFile.isEmpty();
  }

  /**
   * The key; empty where the engine has none.
   *
   * @throws EngineFault.Forbidden where its file cannot be read
   */
  Secret key(String engine) {
    if (keyFile.isEmpty()) {
      return key;
    }
    try {
      return Secret.of(Files.readString(Path.of(keyFile)));
    } catch (IOException | UncheckedIOException e) {
      throw new EngineFault.Forbidden(
          engine, "has a key file that cannot be read; set %s".formatted(file(engine)));
    }
  }

  /**
   * @param engine its name, for the message
   * @param others the values of further settings that may be needed, by name
   * @return what must be set, or null where nothing is missing
   */
  @Nullable String missing(String engine, Map<String, String> others) {
    for (String need : needs) {
      boolean there =
          switch (need) {
            case "key" -> hasKey();
            case "key-id" -> !keyId.isEmpty();
            case "region" -> !region.isEmpty();
            default -> !others.getOrDefault(need, "").isEmpty();
          };
      if (!there && need.equals("key")) {
        return "has no key: set %s or %s"
            .formatted(EngineSetting.variable(engine, need), file(engine));
      } else if (!there) {
        return "has no %s: set %s".formatted(need, EngineSetting.variable(engine, need));
      }
    }
    return null;
  }

  private static String file(String engine) {
    return EngineSetting.variable(engine, "key-file");
  }
}
