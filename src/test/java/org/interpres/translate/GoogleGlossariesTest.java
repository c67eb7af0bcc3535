package org.interpres.translate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Translation;
import org.interpres.terminology.Glossary;
import org.interpres.terminology.Termbase;
import org.interpres.translate.GlossaryRow.State;
import org.interpres.translate.Question.Pair;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineWorld;
import org.interpres.translate.engine.Engines;
import org.interpres.translate.engine.GlossaryOrder.Act;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only Google does: a file in a bucket, and an operation that takes its time. */
class GoogleGlossariesTest extends GoogleGlossaryConversation {

  @Test
  void the_terms_go_into_the_bucket_as_a_file_of_two_columns_that_writes_over_none()
      throws IOException {
    terms(
        "ketamine,pt-BR,\"cetamina, ou \"\"K\"\"\",no,", "IV,*,,yes,", "dose,pt-BR,dosagem é,no,");
    Pair pair = new Pair(EN, LocaleTag.parse("pt-BR"));
    Glossary glossary = Termbase.load(folder).glossary(EN, pair.target());
    String name = "interpres-en-pt-BR-" + glossary.version();
    vendor(Act.FIND, none());
    vendor(Act.MAKE, made(name));

    assertThat(keeping(world).id(engine(), pair, glossary)).isEqualTo(id(name));

    LoggedRequest file = vendors.vendor().findAll(asked(Act.STORE)).get(0);
    assertThat(file.queryParameter("uploadType").firstValue()).isEqualTo("media");
    assertThat(file.queryParameter("ifGenerationMatch").firstValue()).isEqualTo("0");
    assertThat(file.queryParameter("name").firstValue()).isEqualTo("interpres/" + name + ".csv");
    assertThat(file.getHeader("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(file.getHeader("Authorization")).isEqualTo("Bearer " + EngineWorld.KEY);
    assertThat(file.getHeaders().keys()).noneMatch(header -> header.matches("(?i)(camel|inter).*"));
    assertThat(lines(file))
        .containsExactlyInAnyOrder(
            "IV,IV",
            "dose,dosagem é",
            "Dose,Dosagem é",
            "ketamine,\"cetamina, ou \"\"K\"\"\"",
            "Ketamine,\"Cetamina, ou \"\"K\"\"\"");
    LoggedRequest made = vendors.vendor().findAll(asked(Act.MAKE)).get(0);
    assertThat(body(made).at("/languagePair/targetLanguageCode").asText()).isEqualTo("pt-BR");
    assertThat(body(made).path("name").asText())
        .isEqualTo(id(name))
        .endsWith("-pt-br-" + glossary.version());
  }

  @Test
  void where_no_bucket_is_named_nothing_is_asked_of_anybody() {
    ConfiguredEngine google = vendors.bean(Engines.class).engine("google");
    ConfiguredEngine none =
        new ConfiguredEngine("google", google.profile(), google.access(), google.options());

    GlossaryKeeping keeping =
        new GlossaryKeeping(rows(), routes(), new Engines(List.of(none)), world.clock);

    assertThat(keeping.id(engine(), SPANISH, glossary())).isNull();
    assertThat(vendors.requests(0)).isEmpty();
    assertThat(rows().of(engine())).isEmpty();
  }

  @Test
  void an_operation_that_is_under_way_is_waited_for() {
    vendor(Act.FIND, none());
    vendor(Act.MAKE, underWay());
    inTurn(underWay(), error(503, "UNAVAILABLE", "try again"), made(name()));
    vendors.vendor().stubFor(withGlossary(translate()).willReturn(answer(LoggedGlossary.APPLIED)));

    Translation translation = work();

    assertThat(count(Act.MAKE)).isEqualTo(1);
    assertThat(count(Act.AWAIT)).isEqualTo(3);
    assertThat(glossaryIn(translation)).isEqualTo(glossary().version());
  }

  @Test
  void one_that_takes_minutes_is_done_without_and_looked_at_again_by_whoever_comes_next() {
    vendor(Act.FIND, none());
    vendor(Act.MAKE, underWay());
    vendor(Act.AWAIT, underWay());

    assertThat(impatient().id(engine(), SPANISH, glossary())).isNull();
    assertThat(row().state()).isEqualTo(State.WANTED);
    assertThat(row().operation()).isEqualTo(OPERATION);
    assertThat(row().note()).startsWith("The vendor is making it");
    int looks = count(Act.AWAIT);
    assertThat(keeping(world).id(engine(), SPANISH, glossary())).isNull();
    assertThat(count(Act.AWAIT)).as("not at once").isEqualTo(looks);

    world.clock.advance(Duration.ofSeconds(20));
    assertThat(keeping(world).id(engine(), SPANISH, glossary())).isNull();
    assertThat(count(Act.AWAIT)).as("one look, no wait").isEqualTo(looks + 1);

    vendor(Act.AWAIT, made(name()));
    world.clock.advance(Duration.ofSeconds(20));
    assertThat(keeping(world).id(engine(), SPANISH, glossary())).isEqualTo(id(name()));
    assertThat(count(Act.MAKE)).isEqualTo(1);
    assertThat(row().operation()).isNull();
  }

  @Test
  void
      one_of_a_process_that_died_before_it_could_write_down_the_operation_is_found_when_it_is_done() {
    vendor(Act.FIND, none());
    vendor(Act.MAKE, error(409, "ALREADY_EXISTS", "Glossary already exists."));
    assertThat(impatient().id(engine(), SPANISH, glossary())).isNull();
    assertThat(row().state()).isEqualTo(State.WANTED);
    assertThat(row().operation()).isNull();

    vendor(Act.FIND, found(name()));
    world.clock.advance(Duration.ofSeconds(20));

    assertThat(keeping(world).id(engine(), SPANISH, glossary())).isEqualTo(id(name()));
    assertThat(count(Act.MAKE)).isEqualTo(1);
  }

  @Test
  void an_operation_that_google_has_forgotten_is_begun_anew() {
    vendor(Act.FIND, none());
    vendor(Act.MAKE, underWay());
    vendor(Act.AWAIT, underWay());
    assertThat(impatient().id(engine(), SPANISH, glossary())).isNull();

    vendor(Act.AWAIT, none());
    vendor(Act.STORE, error(412, "FAILED_PRECONDITION", "conditionNotMet"));
    vendor(Act.MAKE, made(name()));
    world.clock.advance(Duration.ofSeconds(20));

    assertThat(keeping(world).id(engine(), SPANISH, glossary())).isEqualTo(id(name()));
    assertThat(count(Act.MAKE)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "7, gs://team-terms/x: no storage.objects.get access, Allow its service account storage.objects.get on the bucket of INTERPRES_ENGINES_GOOGLE_GLOSSARY_BUCKET.",
    "3, Line 2 has three columns, does not make the glossary (INVALID_ARGUMENT). Sentences go without it. Look at the terms of this pair",
    "13, Internal error, did not finish the glossary (INTERNAL). Sentences go without it. It is tried again by itself.",
    "8, Too many glossaries in this project, Remove glossaries there that nobody uses",
  })
  void an_operation_that_ends_with_an_error_is_said_with_what_to_do(
      int code, String message, String said) {
    vendor(Act.FIND, none());
    vendor(Act.MAKE, underWay());
    inTurn(failed(code, message + " " + EngineWorld.KEY));

    assertThat(keeping(world).id(engine(), SPANISH, glossary())).isNull();

    assertThat(row().state()).isEqualTo(State.FAILED);
    assertThat(row().note()).contains(said).doesNotContain(EngineWorld.KEY, message);
    assertThat(row().operation()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "403, may not write to the bucket “team-terms”, Allow its service account storage.objects.create",
    "404, finds no bucket “team-terms”, 'Make it, or name another in INTERPRES_ENGINES_GOOGLE_GLOSSARY_BUCKET.'",
    "503, answered with the HTTP status 503, It is tried again by itself.",
  })
  void a_bucket_that_takes_no_file_is_said_with_what_to_do_and_sentences_go_without(
      int status, String fault, String toDo) {
    vendor(Act.STORE, error(status, "any", EngineWorld.KEY));

    Translation translation = translated(none());

    assertThat(count(Act.STORE)).as("one try for two batches").isEqualTo(1);
    assertThat(count(Act.MAKE)).isZero();
    assertThat(glossaryIn(translation)).isEqualTo("none");
    assertThat(row().state()).isEqualTo(State.FAILED);
    assertThat(row().note())
        .startsWith("The engine “google” " + fault)
        .contains(toDo)
        .doesNotContain(EngineWorld.KEY);
  }

  @Test
  void languages_that_google_has_no_glossaries_for_are_skipped_and_said() {
    translated(none(), error(400, "INVALID_ARGUMENT", "Unsupported language pair."));

    assertThat(count(Act.MAKE)).isEqualTo(1);
    assertThat(row().state()).isEqualTo(State.REFUSED);
    assertThat(row().note()).startsWith("Google has no glossaries from en to es. ");
  }

  @Test
  void a_region_that_google_does_not_know_is_said_with_where_it_is_set() {
    translated(none(), error(404, "NOT_FOUND", "Location not found."));

    assertThat(row().note())
        .contains("does not know the project or the region")
        .endsWith("Look at INTERPRES_ENGINES_GOOGLE_PROJECT and INTERPRES_ENGINES_GOOGLE_REGION.");
  }

  @Test
  void the_file_goes_with_the_glossary_and_one_that_nobody_waited_for_goes_too()
      throws IOException {
    vendor(Act.FIND, none());
    vendor(Act.MAKE, underWay());
    vendor(Act.AWAIT, underWay());
    vendor(Act.REMOVE, removed());
    String old = name();
    assertThat(impatient().id(engine(), SPANISH, glossary())).isNull();
    terms("ketamine,es,quetamina,no,");
    world.clock.advance(Duration.ofHours(2));
    vendor(Act.FIND, found(old));

    tidy();

    assertThat(vendors.vendor().findAll(asked(Act.REMOVE)))
        .extracting(LoggedRequest::getUrl)
        .containsExactly("/google/v3/" + id(old));
    assertThat(vendors.vendor().findAll(asked(Act.DISCARD)))
        .extracting(LoggedRequest::getUrl)
        .containsExactly(FILES + "/interpres%2F" + old + ".csv");
    assertThat(rows().of(engine())).isEmpty();
  }

  @Test
  void a_file_that_may_not_be_removed_is_tried_again_later() throws IOException {
    translated(none(), made(name()));
    vendor(Act.REMOVE, none());
    vendor(Act.DISCARD, error(403, "any", "no storage.objects.delete access"));
    terms("ketamine,es,quetamina,no,");
    world.clock.advance(Duration.ofHours(2));

    tidy();
    assertThat(rows().of(engine())).hasSize(1);
    world.clock.advance(Duration.ofMinutes(10));
    vendor(Act.DISCARD, aResponse().withStatus(404));
    tidy();

    assertThat(rows().of(engine())).isEmpty();
  }

  @Test
  void matches_mind_the_case_so_that_aids_is_no_disease() {
    translated(none(), made(name()));

    assertThat(translations())
        .allMatch(request -> !body(request).at("/glossaryConfig").has("ignoreCase"));
  }

  /** A process that waits for a vendor so shortly that a test may. */
  private GlossaryKeeping impatient() {
    return new GlossaryKeeping(
        rows(), routes(), vendors.bean(Engines.class), world.clock, Duration.ofMillis(600));
  }

  /** Answers to who asks how far the operation is. */
  private void inTurn(ResponseDefinitionBuilder... answers) {
    for (int i = 0; i < answers.length; i++) {
      vendors
          .vendor()
          .stubFor(
              stub(Act.AWAIT)
                  .inScenario("awaited")
                  .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "awaited " + i)
                  .willReturn(answers[i])
                  .willSetStateTo("awaited " + (i + 1)));
    }
  }
}
