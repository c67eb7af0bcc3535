package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the lines of docs/verifying.md, which verify with openssl and nothing of ours. */
class VerifyingPageTest {

  @TempDir Path folder;

  private final SignedFiles signed = new SignedFiles();

  @BeforeEach
  void publish() throws Exception {
    for (String tool : List.of("bash", "openssl", "jq", "xxd")) {
      boolean there =
          List.of(System.getenv("PATH").split(":")).stream()
              .anyMatch(path -> Files.isExecutable(Path.of(path, tool)));
      assumeThat(there).as("the page needs " + tool).isTrue();
    }
    signed.write(folder, "es");
    signed.jwks(folder.resolve("jwks.json"));
  }

  @Test
  void the_lines_of_the_page_accept_the_original_and_say_who_signed() throws Exception {
    Outcome outcome = run();
    assertThat(outcome.text())
        .contains("Verified OK")
        .contains("ketamine, es, version 2")
        .contains("medical: Dr. Ana <Ruiz> & Co.");
    assertThat(outcome.exit()).as(outcome.text()).isZero();
  }

  @Test
  void they_refuse_a_changed_page_a_changed_manifest_and_another_key() throws Exception {
    Path html = folder.resolve("es.html");
    byte[] original = Files.readAllBytes(html);
    Files.writeString(html, Files.readString(html).replace("dosis", "Dosis"));
    assertThat(run().text()).contains("es.html is not the one that was signed");
    Files.write(html, original);
    assertThat(run().exit()).isZero();

    Path image = folder.resolve("es").resolve(SmallArticle.SYRINGE.file());
    Files.writeString(image, "another");
    assertThat(run().text()).contains("is not the one that was signed");
    Files.write(image, SmallArticle.syringe());
    assertThat(run().exit()).isZero();

    Path jws = folder.resolve("es.jws");
    byte[] proof = Files.readAllBytes(jws);
    String[] parts = new String(proof, StandardCharsets.US_ASCII).split("\\.", -1);
    String manifest =
        new String(Base64Url.decode(parts[1], "manifest"), StandardCharsets.UTF_8)
            .replace("\"version\":2", "\"version\":3");
    Files.writeString(
        jws,
        parts[0]
            + "."
            + Base64Url.encode(manifest.getBytes(StandardCharsets.UTF_8))
            + "."
            + parts[2]);
    assertThat(run().exit()).isNotZero();
    Files.write(jws, proof);

    new SignedFiles().jwks(folder.resolve("jwks.json"));
    assertThat(run().exit()).isNotZero();
  }

  private record Outcome(int exit, String text) {}

  private Outcome run() throws Exception {
    String page = Files.readString(Path.of("docs/verifying.md"));
    Matcher block = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(block.find()).as("the page has lines for bash").isTrue();
    Process process =
        new ProcessBuilder("bash", "-c", block.group(1))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), text);
  }
}
