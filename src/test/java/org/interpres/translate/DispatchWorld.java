package org.interpres.translate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.impl.DefaultCamelContext;
import org.interpres.app.database.TestDatabase;
import org.interpres.article.Drafted.Draft;
import org.interpres.article.Hints;
import org.interpres.article.LocaleTag;
import org.interpres.article.Origin;
import org.interpres.article.SampleArticles;
import org.interpres.article.Translation;
import org.interpres.identity.MovableClock;
import org.interpres.memory.MemoryEntry;
import org.interpres.memory.TranslationMemory;
import org.interpres.terminology.Termbase;
import org.interpres.translate.engine.BatchLimits;
import org.interpres.translate.engine.BatchLimits.SizeUnit;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineAnswer.Answered;
import org.interpres.translate.engine.EngineProfile;
import org.interpres.translate.engine.EngineRequest;
import org.interpres.translate.engine.Engines;
import org.interpres.translate.engine.ProfiledEngines;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The dispatcher on a database of its own, with engines that a test writes as functions. */
final class DispatchWorld {

  static final LocaleTag EN = LocaleTag.parse("en");

  final TestDatabase database = TestDatabase.fresh();
  final SampleArticles sample = new SampleArticles(database.application());
  final MovableClock clock = new MovableClock();
  final JdbcClient jdbc = JdbcClient.create(database.application());

  /** Each request of each engine, in order. */
  final List<EngineRequest> asked = new ArrayList<>();

  /** The translations that were handed to review. */
  final List<Long> handedOn = new ArrayList<>();

  final EngineLog log = new EngineLog(new EngineCalls(jdbc), new EngineRest(jdbc));
  final Map<String, String> memory = new HashMap<>();

  private final TransactionTemplate transaction =
      new TransactionTemplate(new DataSourceTransactionManager(database.application()));
  private final Map<String, Function<EngineRequest, EngineAnswer>> answering = new HashMap<>();
  private final Map<String, EngineProfile> profiles = new HashMap<>();
  private final Map<String, Long> budgets = new HashMap<>();
  private String list = "one";
  private Termbase terms = Termbase.empty();

  /** No vendor of these engines keeps a glossary, unless a test says otherwise. */
  private GlossaryKeeping keeping =
      new GlossaryKeeping(
          new KeptGlossaries(jdbc),
          new GlossaryRoutes(new DefaultCamelContext()),
          ProfiledEngines.of(profiles),
          clock);

  DispatchWorld() {
    engine("one", DispatchWorld::translated);
  }

  /** Every answer is the source in brackets. */
  static EngineAnswer translated(EngineRequest request) {
    return answer(request, source -> "[" + source + "]");
  }

  static EngineAnswer answer(EngineRequest request, Function<String, String> translate) {
    return new EngineAnswer(
        request.items().stream()
            .map(
                item ->
                    new Answered(
                        translate.apply(item.source()),
                        new Origin(Origin.Kind.ENGINE, request.engine(), "model-1", null)))
            .toList(),
        request.glossary().version());
  }

  DispatchWorld engine(String name, Function<EngineRequest, EngineAnswer> answers) {
    answering.put(name, answers);
    return this;
  }

  DispatchWorld engines(String names) {
    list = names;
    return this;
  }

  DispatchWorld limits(String engine, int texts, int size, long charactersAMinute) {
    profiles.put(
        engine,
        new EngineProfile(
            engine,
            new BatchLimits(texts, size, Math.min(size, 100), SizeUnit.BYTES),
            4,
            charactersAMinute,
            Duration.ofSeconds(60),
            Set.of(),
            null));
    return this;
  }

  DispatchWorld budget(String engine, long characters) {
    budgets.put(engine, characters);
    return this;
  }

  /** Vendors that keep glossaries, over the routes of an engine world. */
  DispatchWorld keeping(GlossaryRoutes routes, Engines engines) {
    keeping = new GlossaryKeeping(new KeptGlossaries(jdbc), routes, engines, clock);
    return this;
  }

  DispatchWorld terms(Path folder) {
    terms = Termbase.load(folder);
    return this;
  }

  /** A translation of a new revision; each sentence is a segment. */
  Translation bring(String slug, String locale, String... sentences) {
    return sample.translate(sample.revise(slug, sentences), locale);
  }

  /** A dispatcher as a process has it that has just started. */
  Dispatch dispatch() {
    Engines engines = ProfiledEngines.of(profiles);
    Budgets allowed = new Budgets(budgets);
    Drafts drafts = drafts();
    Setbacks setbacks = setbacks();
    Claims claims = new Claims(jdbc, log, allowed, clock);
    Answers answers = new Answers(jdbc, drafts, setbacks, log, clock);
    return new Dispatch(
        planning(),
        new Dispatch.Work(claims, answers, setbacks, recipes(), allowed),
        engines,
        new Turns(),
        new Dispatch.Handover(drafts, this::hint));
  }

  Setbacks setbacks() {
    return new Setbacks(questions(), drafts(), log, keeping, clock);
  }

  /** All questions, as a process reads them. */
  List<Question> asked(String engine) {
    return jdbc.sql("select * from question where engine = :engine order by id")
        .param("engine", engine)
        .query(Questions::question)
        .list();
  }

  private void hint(Hints.Stage stage, long id) {
    if (stage == Hints.Stage.REVIEW) {
      handedOn.add(id);
    }
  }

  DispatchSweep sweep() {
    return new DispatchSweep(
        jdbc,
        sample.translations(),
        questions(),
        new DispatchSweep.Worklanes(ProfiledEngines.of(profiles), new Turns(), Duration.ofHours(4)),
        clock);
  }

  Drafts drafts() {
    return new Drafts(jdbc, sample.articles(), sample.translations(), clock);
  }

  Recipes recipes() {
    return new Recipes(
        EngineChoice.read(
            new ByteArrayInputStream("rules: []".getBytes(StandardCharsets.UTF_8)), list),
        terms,
        keeping);
  }

  private Questions questions() {
    return new Questions(jdbc);
  }

  private Asking asking() {
    return new Asking(jdbc, recipes(), log.rest(), keeping);
  }

  private Planning planning() {
    return new Planning(sample.translations(), drafts(), sentences(), asking(), clock);
  }

  SourceSentences sentences() {
    return new SourceSentences(
        sample.articles(), known(), PersonalInformation.load(Path.of("content")));
  }

  private TranslationMemory known() {
    return (source, target, text) ->
        Optional.ofNullable(memory.get(text))
            .map(known -> new MemoryEntry(source, target, text, known));
  }

  /** What the route does with a hint at a translation. */
  void plan(Dispatch dispatch, Translation translation) {
    in(() -> dispatch.plan(translation.id()));
  }

  void plan(Translation... translations) {
    Dispatch dispatch = dispatch();
    Arrays.asList(translations).forEach(translation -> plan(dispatch, translation));
  }

  /** What the route does with a hint at an engine; whether there was something to do. */
  boolean work(Dispatch dispatch, String engine) {
    Batch batch = in(() -> dispatch.claim(engine));
    if (batch == null) {
      return false;
    }
    asked.add(batch.request());
    try {
      EngineAnswer answer = Objects.requireNonNull(answering.get(engine)).apply(batch.request());
      in(
          () -> {
            dispatch.store(batch, answer);
            return true;
          });
    } catch (RuntimeException e) {
      in(
          () -> {
            dispatch.failed(batch, e);
            return true;
          });
    }
    return true;
  }

  /** Asks every engine of the list until none has anything to do now. */
  void work() {
    Dispatch dispatch = dispatch();
    boolean worked = true;
    while (worked) {
      worked = false;
      for (String engine : list.split(",")) {
        while (work(dispatch, engine)) {
          worked = true;
        }
      }
    }
  }

  /** As the program's transactions do, one about each step. */
  private <T> T in(Supplier<T> step) {
    return transaction.execute(status -> step.get());
  }

  List<String> targets(Translation translation) {
    return Objects.requireNonNull(drafts().load(translation.id())).drafts().stream()
        .map(Draft::target)
        .toList();
  }

  List<Origin.Kind> origins(Translation translation) {
    return Objects.requireNonNull(drafts().load(translation.id())).drafts().stream()
        .map(draft -> draft.origin().kind())
        .toList();
  }

  /** The texts of each request, in order. */
  List<List<String>> batches() {
    return asked.stream().map(EngineRequest::texts).toList();
  }
}
