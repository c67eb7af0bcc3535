package org.interpres.publish;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The key that signs now, and the public parts of all that ever have, so that what an earlier key
 * signed still verifies. Safe for use by many threads and processes.
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
      select x, y
      from signing_key
      order by first_used_at desc, kid
      """;

  private final JdbcClient jdbc;
  private final SigningKey current;

  SigningKeys(JdbcClient jdbc, SigningKey current) {
    this.jdbc = jdbc;
    this.current = current;
  }

  /** The key to sign with, remembered in the caller's transaction. */
  SigningKey use(Instant now) {
    PublicJwk shown = current.publicJwk();
    jdbc.sql(REMEMBER)
        .param("kid", shown.kid())
        .param("x", shown.x())
        .param("y", shown.y())
        .param("now", Timestamp.from(now))
        .update();
    return current;
  }

  /** The JWKS (RFC 7517): public parts only, the current key first. */
  public byte[] jwks() {
    Set<PublicJwk> keys = new LinkedHashSet<>(List.of(current.publicJwk()));
    keys.addAll(
        jdbc.sql(SELECT)
            .query((row, number) -> new PublicJwk(row.getString("x"), row.getString("y")))
            .list());
    return PublicationJson.bytes(Map.of("keys", keys.stream().map(PublicJwk::json).toList()));
  }
}
