package org.interpres.publish;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The key that signs now, and the public parts of all that ever have, so that what an earlier key
 * signed still verifies, unless that key was revoked. Safe for use by many threads and processes.
 */
public class SigningKeys {

  private static final String REMEMBER =
      """
      insert into signing_key (kid, x, y, first_used_at)
      values (:kid, :x, :y, :now)
      on conflict do nothing
      """;

  private static final String SELECT =
      """
      select k.x, k.y, k.first_used_at, r.reason, r.revoked_at
      from signing_key k left join key_revocation r on r.kid = k.kid
      order by k.first_used_at desc, k.kid
      """;

  private static final String REVOKED =
      """
      select reason
      from key_revocation
      where kid = :kid
      """;

  private final JdbcClient jdbc;
  private final SigningKey current;

  SigningKeys(JdbcClient jdbc, SigningKey current) {
    this.jdbc = jdbc;
    this.current = current;
  }

  /** A key's public part, and that it was revoked. */
  public record Known(PublicJwk jwk, Instant firstUsedAt, @Nullable Revocation revocation) {

    public String kid() {
      return jwk.kid();
    }
  }

  /** When a key was revoked, and why. */
  public record Revocation(String reason, Instant at) {}

  /**
   * The key to sign with, remembered in the caller's transaction.
   *
   * @throws IllegalStateException when it was revoked
   */
  SigningKey use(Instant now) {
    revocation(current.kid())
        .ifPresent(
            reason -> {
              throw new IllegalStateException(
                  "the signing key "
                      + current.kid()
                      + " was revoked: set INTERPRES_SIGNING_KEY_FILE to another and restart");
            });
    PublicJwk shown = current.publicJwk();
    jdbc.sql(REMEMBER)
        .param("kid", shown.kid())
        .param("x", shown.x())
        .param("y", shown.y())
        .param("now", Timestamp.from(now))
        .update();
    return current;
  }

  String currentKid() {
    return current.kid();
  }

  /** The last one used first. */
  public List<Known> known() {
    return jdbc.sql(SELECT)
        .query(
            (row, number) ->
                new Known(
                    new PublicJwk(row.getString("x"), row.getString("y")),
                    row.getTimestamp("first_used_at").toInstant(),
                    revocation(row.getString("reason"), row.getTimestamp("revoked_at"))))
        .list();
  }

  /** A key that has signed, revoked or not; null where there is none. */
  @Nullable PublicJwk everUsed(String kid) {
    return known().stream()
        .map(Known::jwk)
        .filter(jwk -> jwk.kid().equals(kid))
        .findFirst()
        .orElse(null);
  }

  private Optional<String> revocation(String kid) {
    return jdbc.sql(REVOKED).param("kid", kid).query(String.class).optional();
  }

  private static @Nullable Revocation revocation(@Nullable String reason, @Nullable Timestamp at) {
    return reason == null || at == null ? null : new Revocation(reason, at.toInstant());
  }

  /**
   * The JWKS (RFC 7517): public parts only, the current key first. A revoked key is not among the
   * keys, so that any JOSE library refuses what it signed; the member {@code revoked}, which RFC
   * 7517 lets others ignore, says why.
   */
  public byte[] jwks() {
    Set<PublicJwk> keys = new LinkedHashSet<>();
    List<Map<String, @Nullable Object>> revoked = new ArrayList<>();
    List<Known> known = known();
    if (known.stream().noneMatch(k -> k.jwk().equals(current.publicJwk()))) {
      keys.add(current.publicJwk());
    }
    for (Known key : known) {
      Revocation revocation = key.revocation();
      if (revocation == null) {
        keys.add(key.jwk());
      } else {
        revoked.add(
            PublicationJson.ordered(
                "kid", key.jwk().kid(),
                "revokedAt", revocation.at().toString(),
                "reason", revocation.reason()));
      }
    }
    List<PublicJwk> ordered = new ArrayList<>(keys);
    if (ordered.remove(current.publicJwk())) {
      ordered.add(0, current.publicJwk());
    }
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("keys", ordered.stream().map(PublicJwk::json).toList());
    if (!revoked.isEmpty()) {
      set.put("revoked", revoked);
    }
    return PublicationJson.bytes(set);
  }
}
