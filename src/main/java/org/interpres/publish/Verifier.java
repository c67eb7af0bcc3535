package org.interpres.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Verifies publications with nothing but public keys: no database, no network. It fails closed:
 * whatever is not exactly as Interpres writes it is refused. Safe for use by many threads.
 */
public final class Verifier {

  /** Members that the JSON and the manifest both have, and that must say the same. */
  private static final List<String> SHARED =
      List.of("article", "locale", "version", "sourceLocale", "sourceRevision", "publishedAt");

  private final Map<String, PublicJwk> keys;
  private final Map<String, String> revoked;

  private Verifier(Map<String, PublicJwk> keys, Map<String, String> revoked) {
    this.keys = Map.copyOf(keys);
    this.revoked = Map.copyOf(revoked);
  }

  /**
   * The files of a publication, as they were received; never compared as values.
   *
   * @param images null where nobody has saved any: they are not looked at, and the verdict says so
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Files(byte[] html, byte[] json, byte[] jws, @Nullable Images images) {

    /** Of a publication without images. */
    public Files(byte[] html, byte[] json, byte[] jws) {
      this(html, json, jws, path -> null);
    }
  }

  /** Where the images of a publication are. */
  public interface Images {
    /**
     * An image's bytes, or null where it is not there.
     *
     * @param path below the publication's address: {@code images/HASH.png}
     */
    byte @Nullable [] read(String path);
  }

  /** What came of it. */
  public sealed interface Verdict {
    /**
     * Each byte is as it was signed.
     *
     * @param unseen the images that were not looked at, because nobody has saved any
     */
    record Valid(Statement statement, List<String> unseen) implements Verdict {
      public Valid {
        unseen = List.copyOf(unseen);
      }
    }

    /** Something is not; {@code reason} says what, without a full stop. */
    record Invalid(String reason) implements Verdict {}
  }

  /**
   * A verifier that trusts the keys of a JWKS (RFC 7517). Keys of other kinds are passed over. A
   * key that the set's member {@code revoked} names is never trusted, also where it stands among
   * the keys.
   *
   * @throws IllegalArgumentException when it is no JWKS, or holds no key that Interpres could use
   */
  public static Verifier trusting(byte[] jwks) {
    try {
      Map<String, PublicJwk> keys = new LinkedHashMap<>();
      JsonNode set = StrictJson.object(jwks, "the JWKS");
      JsonNode list = set.get("keys");
      if (list == null || !list.isArray()) {
        throw new InvalidProof("the JWKS has no list of keys");
      }
      for (JsonNode jwk : list) {
        if (jwk.path("kty").asText().equals("EC") && jwk.path("crv").asText().equals("P-256")) {
          PublicJwk key = PublicJwk.read(jwk);
          keys.put(key.kid(), key);
        }
      }
      Map<String, String> revoked = revoked(set);
      if (keys.isEmpty() && revoked.isEmpty()) {
        throw new InvalidProof("the JWKS has no P-256 key");
      }
      return new Verifier(keys, revoked);
    } catch (InvalidProof e) {
      throw new IllegalArgumentException("The keys cannot be used: " + e.reason() + ".");
    }
  }

  private static Map<String, String> revoked(JsonNode set) {
    Map<String, String> revoked = new LinkedHashMap<>();
    JsonNode list = set.get("revoked");
    if (list != null) {
      for (JsonNode key : list) {
        revoked.put(
            StrictJson.text(key, "kid", "a revoked key"),
            StrictJson.text(key, "revokedAt", "a revoked key")
                + ": "
                + StrictJson.text(key, "reason", "a revoked key"));
      }
    }
    return revoked;
  }

  private @Nullable PublicJwk key(String kid) {
    String reason = revoked.get(kid);
    if (reason != null) {
      throw new InvalidProof(
          "it is signed with the key " + kid + ", which was revoked at " + reason);
    }
    return keys.get(kid);
  }

  public Verdict verify(Files files) {
    try {
      // Latin-1 keeps each byte apart; whatever is not ASCII is not base64url either.
      String compact = new String(files.jws(), StandardCharsets.ISO_8859_1);
      Jws.Verified jws = Jws.verify(compact, this::key);
      Manifest manifest = Manifest.read(jws.payload());
      same("HTML", files.html(), manifest.html(), manifest.htmlLength());
      same("JSON", files.json(), manifest.json(), manifest.jsonLength());
      List<String> unseen = unseen(manifest, files.images());
      JsonNode json = StrictJson.object(files.json(), "the JSON");
      for (String name : SHARED) {
        if (!manifest.members().get(name).equals(json.get(name))) {
          throw new InvalidProof("the JSON and the manifest differ in “" + name + "”");
        }
      }
      return new Verdict.Valid(manifest.statement(jws.kid()), unseen);
    } catch (InvalidProof e) {
      return new Verdict.Invalid(e.reason());
    }
  }

  private static List<String> unseen(Manifest manifest, @Nullable Images saved) {
    if (saved == null) {
      return manifest.images().stream().map(Manifest.Named::path).toList();
    }
    for (Manifest.Named image : manifest.images()) {
      byte[] bytes = saved.read(image.path());
      if (bytes == null) {
        throw new InvalidProof("its image " + image.path() + " is not there");
      }
      same("image " + image.path(), bytes, image.hash(), image.length());
    }
    return List.of();
  }

  private static void same(String name, byte[] bytes, Sha256 hash, long length) {
    if (bytes.length != length || !Sha256.of(bytes).equals(hash)) {
      throw new InvalidProof(
          "the %s is not the one that was signed (%d bytes, signed were %d)"
              .formatted(name, bytes.length, length));
    }
  }
}
