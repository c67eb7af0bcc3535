package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.interpres.publish.Verifier.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every single bit of a small publication: of its files as they stand, and of what the proof's
 * base64url holds, since a bit of that is no single bit of the file. Some 200,000 verifications of
 * a millisecond each, which is what ES256 costs on the JDK; all processors share them.
 */
@Tag("bench")
class VerifierBenchTest {

  private final SigningKey key = SigningKey.generate();
  private final Verifier verifier = Verifier.trusting(VerifierTest.jwks(key));
  private final Files files =
      VerifierTest.files(key, SmallArticle.edition(SmallArticle.ES, SmallArticle.SPANISH));

  @Test
  void a_flip_of_any_bit_is_seen() {
    assertThat(verifier.verify(files)).isInstanceOf(Verifier.Verdict.Valid.class);
    long started = System.nanoTime();
    int html = eachBit("HTML", files.html(), h -> SmallArticle.files(h, files.json(), files.jws()));
    int json = eachBit("JSON", files.json(), j -> SmallArticle.files(files.html(), j, files.jws()));
    int jws = eachBit("proof", files.jws(), this::withJws);
    int header = eachBit("header", part(0), bytes -> withPart(0, bytes));
    int manifest = eachBit("manifest", part(1), bytes -> withPart(1, bytes));
    int signature = eachBit("signature", part(2), bytes -> withPart(2, bytes));
    int all = html + json + jws + header + manifest + signature;
    double seconds = (System.nanoTime() - started) / 1e9;
    System.out.printf(
        "verify: %d of %d flips seen (HTML %d, JSON %d, proof %d; of what it holds: header %d,"
            + " manifest %d, signature %d) in %.0f s, %.0f a second%n",
        all, all, html, json, jws, header, manifest, signature, seconds, all / seconds);
  }

  private int eachBit(String what, byte[] bytes, Function<byte[], Files> with) {
    int bits = 8 * bytes.length;
    List<Integer> unseen =
        IntStream.range(0, bits)
            .parallel()
            .filter(bit -> !refused(with.apply(VerifierTest.flipped(bytes, bit))))
            .boxed()
            .toList();
    assertThat(unseen).as("bits of the %s whose flip nobody sees", what).isEmpty();
    return bits;
  }

  private boolean refused(Files flipped) {
    return verifier.verify(flipped) instanceof Verifier.Verdict.Invalid;
  }

  private byte[] part(int index) {
    return Base64Url.decode(parts().get(index), "a part of the proof");
  }

  private List<String> parts() {
    return List.of(new String(files.jws(), StandardCharsets.US_ASCII).split("\\.", -1));
  }

  private Files withPart(int index, byte[] bytes) {
    List<String> parts = new ArrayList<>(parts());
    parts.set(index, Base64Url.encode(bytes));
    return withJws(String.join(".", parts).getBytes(StandardCharsets.US_ASCII));
  }

  private Files withJws(byte[] jws) {
    return SmallArticle.files(files.html(), files.json(), jws);
  }
}
