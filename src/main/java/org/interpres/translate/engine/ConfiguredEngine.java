package org.interpres.translate.engine;

/** An engine with all that the configuration says of it. */
public record ConfiguredEngine(
    String name,
    EngineProfile profile,
    EngineAccess access,
    EngineOptions options,
    GlossaryFiles files) {

  /** One that makes no glossary from a file. */
  public ConfiguredEngine(
      String name, EngineProfile profile, EngineAccess access, EngineOptions options) {
    this(name, profile, access, options, GlossaryFiles.NONE);
  }

  /**
   * The key for the next call; empty where the engine has none.
   *
   * @throws EngineFault.Forbidden where its file cannot be read
   */
  public Secret key() {
    return access.key(name);
  }
}
