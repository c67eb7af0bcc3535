package org.interpres.translate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import org.interpres.article.Translation;
import org.interpres.translate.GlossaryRow.State;
import org.interpres.translate.engine.EngineWorld;
import org.interpres.translate.engine.GlossaryOrder.Act;
import org.junit.jupiter.api.Test;

/**
 * The part of {@link GlossaryContract} in which the vendor does not do what is asked: sentences go
 * on without their terms, people can read why, and nothing is made twice.
 */
abstract class GlossaryOutages extends GlossaryConversation {

  /** Longer than a vendor that is busy is waited for. */
  private static final String LATER = "300";

  @Test
  void a_vendor_that_is_asked_too_often_is_asked_once_more() {
    Translation translation = translated(none(), busy(), made(name()));

    assertThat(count(Act.MAKE)).isEqualTo(2);
    assertThat(glossaryIn(translation)).isEqualTo(glossary().version());
  }

  @Test
  void one_that_wishes_to_be_left_alone_is_left_alone_and_sentences_go_without() {
    Translation translation = translated(none(), busy().withHeader("Retry-After", LATER));

    assertThat(count(Act.MAKE)).isEqualTo(1);
    assertThat(glossaryIn(translation)).isEqualTo("none");
    assertThat(row().at().retry())
        .isEqualTo(world.clock.instant().plusSeconds(Long.parseLong(LATER)));
  }

  @Test
  void after_a_500_sentences_go_without_it_and_it_is_tried_again_after_a_pause() {
    Translation translation = translated(none(), aResponse().withStatus(500).withBody("oops"));

    assertThat(count(Act.MAKE)).as("one try for two batches").isEqualTo(1);
    assertThat(translations()).hasSize(2).allMatch(r -> glossaryOf(r).isEmpty());
    assertThat(glossaryIn(translation)).isEqualTo("none");
    assertThat(row().note())
        .contains("“" + engine() + "”")
        .contains("Sentences go without it. It is tried again by itself.");

    assertThat(keeping(world).id(engine(), SPANISH, glossary())).isNull();
    assertThat(count(Act.MAKE)).isEqualTo(1);
    world.clock.advance(Duration.ofMinutes(2));
    vendor(Act.MAKE, made(name()));
    assertThat(keeping(world).id(engine(), SPANISH, glossary())).isEqualTo(id(name()));
  }

  @Test
  void a_quota_of_glossaries_that_is_used_up_is_said_with_what_to_do() {
    goesWithout(quota(), "Remove glossaries there that nobody uses, or name one of yours");
  }

  @Test
  void a_key_that_may_not_keep_glossaries_is_said_with_what_to_do() {
    goesWithout(forbidden(), "Allow the key to list, make and remove glossaries");
  }

  @Test
  void no_answer_in_time_is_not_waited_for() {
    goesWithout(made(name()).withFixedDelay(60_000), "did not answer in time");
  }

  private void goesWithout(ResponseDefinitionBuilder made, String said) {
    Translation translation = translated(none(), made);

    assertThat(count(Act.MAKE)).isEqualTo(1);
    assertThat(glossaryIn(translation)).isEqualTo("none");
    assertThat(row().state()).isEqualTo(State.FAILED);
    assertThat(row().note()).contains(said).doesNotContain(EngineWorld.KEY);
  }

  @Test
  void one_that_somebody_removed_is_made_anew_and_no_sentence_is_lost() {
    vendor(Act.FIND, none());
    vendor(Act.MAKE, made(name()));
    vendors
        .vendor()
        .stubFor(
            translate()
                .inScenario("removed")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(unknown())
                .willSetStateTo("made anew"));
    vendors
        .vendor()
        .stubFor(
            translate()
                .inScenario("removed")
                .whenScenarioStateIs("made anew")
                .willReturn(answer(LoggedGlossary.APPLIED)));

    Translation translation = work();

    assertThat(count(Act.MAKE)).isEqualTo(2);
    assertThat(translations()).hasSize(3);
    assertThat(glossaryIn(translation)).isEqualTo(glossary().version());
  }

  @Test
  void one_that_is_never_known_when_it_is_used_is_done_without() {
    vendor(Act.FIND, none());
    vendor(Act.MAKE, made(name()));
    vendors.vendor().stubFor(translate().atPriority(10).willReturn(answer(LoggedGlossary.NONE)));
    vendors.vendor().stubFor(withGlossary(translate()).atPriority(1).willReturn(unknown()));

    Translation translation = work();

    assertThat(count(Act.MAKE)).isEqualTo(2);
    assertThat(glossaryIn(translation)).isEqualTo("none");
  }
}
