package org.interpres.audit;

import java.util.Optional;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.interpres.audit.AuditTrail.Broken;
import org.interpres.audit.AuditTrail.Verification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The checkpoints that signed documents carry. A hash chain alone does not show that its last
 * entries are missing; a checkpoint that is out in the world does.
 */
@Repository
public class Checkpoints {

  private static final String LAST =
      """
      select sequence, hash
      from audit_entry
      where chain = :chain
      order by sequence desc
      limit 1
      """;

  private static final String REMEMBER =
      """
      insert into audit_checkpoint (chain, sequence, hash)
      values (:chain, :sequence, :hash)
      """;

  private static final String BROKEN =
      """
      select c.chain, c.sequence, e.id is null as missing
      from audit_checkpoint c
      left join audit_entry e on e.chain = c.chain and e.sequence = c.sequence
      where c.sequence > 0 and e.hash is distinct from c.hash
      order by c.id
      limit 1
      """;

  private final JdbcClient jdbc;

  Checkpoints(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes the checkpoint of an article's chain and remembers it in the caller's transaction. */
  public Checkpoint take(Slug article) {
    Checkpoint checkpoint =
        jdbc.sql(LAST)
            .param("chain", article.value())
            .query(
                (row, n) ->
                    new Checkpoint(article.value(), row.getLong(1), new Sha256(row.getString(2))))
            .optional()
            .orElse(Checkpoint.start(article.value()));
    jdbc.sql(REMEMBER)
        .param("chain", checkpoint.chain())
        .param("sequence", checkpoint.sequence())
        .param("hash", checkpoint.hash().hex())
        .update();
    return checkpoint;
  }

  /**
   * The verdict over the chains, turned where a chain no longer has an entry that was signed for.
   */
  static Verification held(JdbcClient jdbc, Verification chains) {
    Optional<Broken> broken =
        chains.valid()
            ? jdbc.sql(BROKEN)
                .query(
                    (row, n) ->
                        new Broken(
                            0, row.getString(1), row.getLong(2), reason(row.getBoolean("missing"))))
                .optional()
            : Optional.empty();
    return broken.map(found -> new Verification(false, chains.checked(), found)).orElse(chains);
  }

  private static String reason(boolean missing) {
    return missing
        ? "The chain ends before this entry, which a signed publication names: its tail was cut"
            + " off."
        : "The entry is not the one that a signed publication names: the chain was written anew.";
  }
}
