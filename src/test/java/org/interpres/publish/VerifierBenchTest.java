package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import org.interpres.publish.Verifier.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every single bit of a small publication, which takes minutes. */
@Tag("bench")
class VerifierBenchTest {

  private final SigningKey key = SigningKey.generate();
  private final Verifier verifier = Verifier.trusting(VerifierTest.jwks(key));
  private final Files files =
      VerifierTest.files(key, SmallArticle.edition(SmallArticle.ES, SmallArticle.SPANISH));

  @Test
  void a_flip_of_any_bit_is_seen() {
    long started = System.nanoTime();
    int flips =
        eachBit(files.html(), html -> SmallArticle.files(html, files.json(), files.jws()))
            + eachBit(files.json(), json -> SmallArticle.files(files.html(), json, files.jws()))
            + eachBit(files.jws(), jws -> SmallArticle.files(files.html(), files.json(), jws));
    double seconds = (System.nanoTime() - started) / 1e9;
    System.out.printf(
        "verify: %d of %d flips seen, %.0f a second%n", flips, flips, flips / seconds);
  }

  private int eachBit(byte[] bytes, Function<byte[], Files> with) {
    int bits = 8 * bytes.length;
    for (int bit = 0; bit < bits; bit++) {
      assertThat(verifier.verify(with.apply(VerifierTest.flipped(bytes, bit))))
          .as("bit %d", bit)
          .isInstanceOf(Verifier.Verdict.Invalid.class);
    }
    return bits;
  }
}
