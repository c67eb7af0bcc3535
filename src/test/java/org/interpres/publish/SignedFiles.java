package org.interpres.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small signed publication as files, for tests of other packages. */
public final class SignedFiles {

  private final SigningKey key = SigningKey.generate();

  /** Writes {@code stem.html}, {@code .json} and {@code .jws}: version 2 of “ketamine” in es. */
  public Path write(Path folder, String stem) throws IOException {
    Files.createDirectories(folder);
    Verifier.Files files =
        VerifierTest.files(key, SmallArticle.edition(SmallArticle.ES, SmallArticle.SPANISH));
    Files.write(folder.resolve(stem + ".html"), files.html());
    Files.write(folder.resolve(stem + ".json"), files.json());
    Files.write(folder.resolve(stem + ".jws"), files.jws());
    Path image = folder.resolve(stem).resolve(SmallArticle.SYRINGE.file());
    Files.createDirectories(image.getParent());
    Files.write(image, SmallArticle.syringe());
    return folder.resolve(stem);
  }

  /** Writes the public key. */
  public Path jwks(Path file) throws IOException {
    return Files.write(file, VerifierTest.jwks(key));
  }

  /** Also left among the keys, as a careless server would. */
  public Path jwksWithTheKeyRevoked(Path file) throws IOException {
    return Files.write(
        file,
        PublicationJson.bytes(
            Map.of(
                "keys",
                List.of(key.publicJwk().json()),
                "revoked",
                List.of(
                    Map.of(
                        "kid", key.kid(),
                        "revokedAt", "2026-04-01T00:00:00Z",
                        "reason", "A laptop was stolen.")))));
  }
}
