package org.interpres.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.matching.MatchesJsonSchemaPattern;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.interpres.article.Translation;
import org.interpres.translate.GlossaryRow.State;
import org.interpres.translate.engine.EngineWorld;
import org.interpres.translate.engine.GlossaryOrder.Act;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What holds for every vendor that keeps glossaries: when one is made, found and removed, and what
 * a draft says of it. Requests are counted at the vendor.
 */
abstract class GlossaryContract extends GlossaryOutages {

  @Test
  void the_terms_are_there_before_the_first_batch_and_a_draft_says_which_made_it() {
    Translation translation = translated(none(), made(name()));

    assertThat(count(Act.FIND)).isEqualTo(1);
    assertThat(count(Act.MAKE)).isEqualTo(1);
    LoggedRequest made = vendors.vendor().findAll(asked(Act.MAKE)).get(0);
    assertThat(new MatchesJsonSchemaPattern(schema()).match(made.getBodyAsString()).isExactMatch())
        .as("%s is what %s says", made.getBodyAsString(), sourceOfSchema())
        .isTrue();
    assertThat(made.getBodyAsString()).contains(name()).doesNotContain(EngineWorld.KEY);
    assertThat(entries(made)).containsExactly("Spravato=Spravato", "ketamine=ketamina");
    assertThat(translations()).hasSize(2).allMatch(r -> glossaryOf(r).equals(id(name())));
    assertThat(draft(translation))
        .isEqualTo(engine() + " " + glossary().version() + " modelled dated");
    assertThat(row().state()).isEqualTo(State.READY);
  }

  @Test
  void a_process_that_starts_again_asks_for_nothing() {
    translated(none(), made(name()));
    vendors.vendor().resetRequests();

    assertThat(keeping(world).id(engine(), SPANISH, glossary())).isEqualTo(id(name()));
    vendors.requests(0);
    assertThat(vendors.requests(0)).isEmpty();
  }

  @Test
  void what_a_process_made_that_died_before_it_could_say_so_is_found_by_its_name() {
    vendor(Act.FIND, found(name()));

    assertThat(keeping(world).id(engine(), SPANISH, glossary())).isEqualTo(id(name()));

    assertThat(count(Act.FIND)).isEqualTo(1);
    assertThat(count(Act.MAKE)).isZero();
  }

  @Test
  void two_processes_have_it_made_once_and_both_wait_for_it() {
    vendor(Act.FIND, none());
    vendor(Act.MAKE, made(name()).withFixedDelay(400));

    List<CompletableFuture<@Nullable String>> both =
        Stream.of(keeping(world), keeping(world))
            .map(
                process ->
                    CompletableFuture.supplyAsync(() -> process.id(engine(), SPANISH, glossary())))
            .toList();

    assertThat(both).extracting(CompletableFuture::join).containsOnly(id(name()));
    assertThat(count(Act.FIND)).isEqualTo(1);
    assertThat(count(Act.MAKE)).isEqualTo(1);
  }

  @Test
  void an_earlier_version_is_removed_when_nobody_has_used_it_for_an_hour_and_nothing_else_is()
      throws IOException {
    translated(none(), made(name()));
    String old = id(name());
    vendors.vendor().stubFor(Objects.requireNonNull(stub(Act.REMOVE)).willReturn(removed()));
    tidy();
    world.clock.advance(Duration.ofHours(2));
    tidy();
    assertThat(count(Act.REMOVE)).as("it is the one in use").isZero();

    terms("ketamine,es,quetamina,no,");
    vendor(Act.MAKE, made(name()));
    keeping(world).id(engine(), SPANISH, glossary());
    tidy();

    assertThat(count(Act.REMOVE)).isEqualTo(1);
    LoggedRequest removed = vendors.vendor().findAll(asked(Act.REMOVE)).get(0);
    assertThat(removed.getUrl() + removed.getBodyAsString()).contains(old);
    assertThat(rows().of(engine()))
        .extracting(row -> row.key().version())
        .containsExactly(glossary().version());
    tidy();
    assertThat(count(Act.REMOVE)).isEqualTo(1);
  }

  @Test
  void terms_that_only_say_what_is_wrong_make_no_glossary() throws IOException {
    terms("pill,es,,no,pildora");

    assertThat(keeping(world).id(engine(), SPANISH, glossary())).isNull();
    assertThat(vendors.requests(0)).isEmpty();
  }

  @Test
  void a_term_that_is_longer_than_the_vendor_takes_is_left_out_and_said() throws IOException {
    String tooLong = "ä".repeat(600);
    terms("ketamine,es,ketamina,no,", "long,es," + tooLong + ",no,");
    vendor(Act.FIND, none());
    vendor(Act.MAKE, made(name()));

    keeping(world).id(engine(), SPANISH, glossary());

    assertThat(entries(vendors.vendor().findAll(asked(Act.MAKE)).get(0)))
        .containsExactly("ketamine=ketamina");
    assertThat(row().note()).startsWith("Of its 2 terms 1 are left out: the vendor takes one line");
  }
}
