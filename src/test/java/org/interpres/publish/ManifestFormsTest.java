package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.interpres.publish.Verifier.Files;
import org.interpres.publish.Verifier.Verdict;
import org.junit.jupiter.api.Test;

/** Proofs outlive the program: manifests of earlier forms are still read, as what they were. */
class ManifestFormsTest {

  private final SigningKey key = SigningKey.generate();
  private final Verifier verifier = Verifier.trusting(VerifierTest.jwks(key));
  private final Files now =
      VerifierTest.files(key, SmallArticle.edition(SmallArticle.ES, SmallArticle.SPANISH));

  @Test
  void the_first_form_is_valid_and_has_no_checkpoint() throws Exception {
    Verdict verdict = verifier.verify(signed(ManifestFormsTest::toFirstForm));

    assertThat(verdict).isInstanceOf(Verdict.Valid.class);
    Statement statement = ((Verdict.Valid) verdict).statement();
    assertThat(statement.subject()).hasToString("ketamine, es, version 2");
    assertThat(statement.signatures()).hasSize(2);
    assertThat(statement.audit()).isNull();
  }

  @Test
  void the_second_form_is_valid_and_has_a_checkpoint() throws Exception {
    Verdict verdict = verifier.verify(signed(ManifestFormsTest::toSecondForm));

    assertThat(verdict).isInstanceOf(Verdict.Valid.class);
    assertThat(((Verdict.Valid) verdict).statement().audit()).isNotNull();
  }

  @Test
  void each_form_has_its_own_members_and_no_others() throws Exception {
    assertThat(reason(signed(m -> m.put("mediaType", ManifestForm.FIRST.mediaType()))))
        .contains("audit");
    assertThat(
            reason(
                signed(
                    m -> {
                      toFirstForm(m);
                      m.put("mediaType", Manifest.MEDIA_TYPE);
                    })))
        .contains("audit");
    assertThat(
            reason(signed(m -> m.put("mediaType", "application/vnd.interpres.manifest.v4+json"))))
        .contains("a form that this version of Interpres does not know");
  }

  @Test
  void a_changed_byte_of_a_page_is_seen_by_the_first_form_too() throws Exception {
    Files first = signed(ManifestFormsTest::toFirstForm);
    for (int bit = 0; bit < first.html().length * 8; bit += 997) {
      assertThat(
              verifier.verify(
                  new Files(VerifierTest.flipped(first.html(), bit), first.json(), first.jws())))
          .isInstanceOf(Verdict.Invalid.class);
    }
  }

  private static void toSecondForm(ObjectNode manifest) {
    manifest.put("mediaType", ManifestForm.SECOND.mediaType());
    manifest.remove("crisisNotice");
    manifest.remove("images");
  }

  private static void toFirstForm(ObjectNode manifest) {
    toSecondForm(manifest);
    manifest.put("mediaType", ManifestForm.FIRST.mediaType());
    manifest.remove("audit");
    manifest.remove("restores");
  }

  private Files signed(Consumer<ObjectNode> change) throws Exception {
    String payload = new String(now.jws(), StandardCharsets.US_ASCII).split("\\.", -1)[1];
    ObjectNode manifest =
        (ObjectNode) new ObjectMapper().readTree(Base64Url.decode(payload, "payload"));
    change.accept(manifest);
    String jws = key.sign(new ObjectMapper().writeValueAsBytes(manifest));
    return new Files(now.html(), now.json(), jws.getBytes(StandardCharsets.US_ASCII));
  }

  private String reason(Files files) {
    return ((Verdict.Invalid) verifier.verify(files)).reason();
  }
}
