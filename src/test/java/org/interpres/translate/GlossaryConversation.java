package org.interpres.translate;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.interpres.article.LocaleTag;
import org.interpres.article.Translation;
import org.interpres.terminology.Termbase;
import org.interpres.translate.Question.Pair;
import org.interpres.translate.engine.EngineWorld;
import org.interpres.translate.engine.Engines;
import org.interpres.translate.engine.GlossaryOrder.Act;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Having terms kept at one vendor, in the words of the tests: the real dispatcher and database, the
 * real routes, and HTTP.
 */
abstract class GlossaryConversation {

  static final LocaleTag EN = LocaleTag.parse("en");
  static final Pair SPANISH = new Pair(EN, LocaleTag.parse("es"));

  @TempDir Path folder;

  final EngineWorld vendors = EngineWorld.shared();
  final DispatchWorld world = new DispatchWorld();

  /** As in the route. */
  abstract String engine();

  /** The source of {@link #schema()}. */
  abstract String sourceOfSchema();

  /** A JSON schema of the vendor's request for a new glossary. */
  abstract String schema();

  /** The request for an act, as the vendor publishes it; null where it is never made. */
  abstract @Nullable MappingBuilder stub(Act act);

  abstract RequestPatternBuilder asked(Act act);

  /** The vendor has none, and then has this one. */
  abstract ResponseDefinitionBuilder none();

  abstract ResponseDefinitionBuilder found(String name);

  abstract ResponseDefinitionBuilder made(String name);

  abstract ResponseDefinitionBuilder quota();

  abstract ResponseDefinitionBuilder forbidden();

  abstract ResponseDefinitionBuilder busy();

  /** A request to translate, and its answer to one sentence. */
  abstract MappingBuilder translate();

  abstract RequestPatternBuilder translated();

  abstract ResponseDefinitionBuilder answer(LoggedGlossary glossary);

  /** Whether an answer says that the glossary had a part in it, where a vendor says so. */
  enum LoggedGlossary {
    APPLIED,
    NONE
  }

  /** The glossary of a request to translate; empty where it names none. */
  abstract String glossaryOf(LoggedRequest request);

  /** The glossary of this request that the vendor does not know. */
  abstract ResponseDefinitionBuilder unknown();

  /** The vendor's id of the glossary that {@link #made} answers. */
  abstract String id(String name);

  /** The terms of a request for a new one, a line each, without what the vendor adds. */
  abstract List<String> entries(LoggedRequest request);

  @BeforeEach
  void startAnew() throws IOException {
    vendors.vendor().resetAll();
    vendors.closeBreaker(engine());
    terms("ketamine,es,ketamina,no,", "Spravato,*,,yes,", "pill,es,,no,pildora");
    world
        .engines(engine())
        .engine(engine(), vendors::ask)
        .limits(engine(), 1, 9000, 0)
        .keeping(routes(), vendors.bean(Engines.class));
  }

  /** A request that names a glossary. */
  abstract MappingBuilder withGlossary(MappingBuilder request);

  abstract ResponseDefinitionBuilder removed();

  /** Two sentences in two batches, with a vendor that answers these in turn to who makes one. */
  Translation translated(ResponseDefinitionBuilder find, ResponseDefinitionBuilder... made) {
    vendor(Act.FIND, find);
    for (int i = 0; i < made.length; i++) {
      vendors
          .vendor()
          .stubFor(
              Objects.requireNonNull(stub(Act.MAKE))
                  .inScenario("made")
                  .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "made " + i)
                  .willReturn(made[i])
                  .willSetStateTo("made " + (i + 1)));
    }
    vendors
        .vendor()
        .stubFor(
            withGlossary(translate()).atPriority(1).willReturn(answer(LoggedGlossary.APPLIED)));
    vendors.vendor().stubFor(translate().atPriority(10).willReturn(answer(LoggedGlossary.NONE)));
    return work();
  }

  Translation work() {
    Translation translation = world.bring("a", "es", "Ketamine helps.", "Rest.");
    world.plan(translation);
    world.work();
    assertThat(world.targets(translation)).containsExactly("Traducido.", "Traducido.");
    return translation;
  }

  void vendor(Act act, ResponseDefinitionBuilder answer) {
    vendors.vendor().stubFor(Objects.requireNonNull(stub(act)).willReturn(answer));
  }

  int count(Act act) {
    return vendors.vendor().findAll(asked(act)).size();
  }

  List<LoggedRequest> translations() {
    return vendors.vendor().findAll(translated());
  }

  String draft(Translation translation) {
    return world
        .jdbc
        .sql(
            """
            select distinct engine || ' ' || coalesce(glossary, 'none')
              || case when model is not null then ' modelled' else '' end
              || case when drafted_at is not null then ' dated' else '' end
            from draft where translation_id = :id
            """)
        .param("id", translation.id())
        .query(String.class)
        .single();
  }

  String glossaryIn(Translation translation) {
    return draft(translation).split(" ")[1];
  }

  void tidy() {
    new GlossaryTidying(rows(), routes(), Termbase.load(folder), world.clock).tidy();
  }

  /** As a process has it that has just started. */
  GlossaryKeeping keeping(DispatchWorld on) {
    return new GlossaryKeeping(
        new KeptGlossaries(on.jdbc), routes(), vendors.bean(Engines.class), on.clock);
  }

  GlossaryRoutes routes() {
    return new GlossaryRoutes(vendors.bean(CamelContext.class));
  }

  KeptGlossaries rows() {
    return new KeptGlossaries(world.jdbc);
  }

  GlossaryRow row() {
    return rows().of(engine()).get(0);
  }

  org.interpres.terminology.Glossary glossary() {
    return Termbase.load(folder).glossary(EN, SPANISH.target());
  }

  String name() {
    return "interpres-en-es-" + glossary().version();
  }

  void terms(String... lines) throws IOException {
    Files.writeString(
        folder.resolve("en.csv"),
        "source,locale,target,do-not-translate,forbidden\n" + String.join("\n", lines));
    world.terms(folder);
  }

  static ResponseDefinitionBuilder json(String json) {
    return okJson(json);
  }

  static String resource(String name) {
    try (InputStream in = GlossaryContract.class.getResourceAsStream("/engines/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
