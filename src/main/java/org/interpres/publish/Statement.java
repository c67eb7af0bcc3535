package org.interpres.publish;

import java.time.Instant;
import java.util.List;
import org.interpres.audit.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * What a publication's verified signature states.
 *
 * @param source the source's locale and revision, for people
 * @param audit how far the article's audit trail reached, null in manifests of the first form
 * @param kid the key that signed the publication
 */
public record Statement(
    Subject subject,
    String source,
    Instant publishedAt,
    List<Signed> signatures,
    @Nullable Checkpoint audit,
    String kid) {

  public Statement {
    signatures = List.copyOf(signatures);
  }

  /** Which publication it is. */
  public record Subject(String article, String locale, long version) {
    @Override
    public String toString() {
      return article + ", " + locale + ", version " + version;
    }
  }

  /** Who signed which step, with which meaning, and when. */
  public record Signed(
      String step, String signer, String account, String meaning, Instant signedAt) {}
}
