package org.interpres.review;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.interpres.app.database.TestDatabase;
import org.interpres.article.Articles;
import org.interpres.article.BackTranslator;
import org.interpres.article.Drafted;
import org.interpres.article.Hints;
import org.interpres.article.LocaleTag;
import org.interpres.article.Origin;
import org.interpres.article.Refusal;
import org.interpres.article.Revision;
import org.interpres.article.Slug;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Accounts;
import org.interpres.identity.Actor;
import org.interpres.identity.NewAccount;
import org.interpres.identity.Qualification;
import org.interpres.identity.Qualifications;
import org.interpres.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The real services on a real database, with people and a clock that a test moves. */
final class ReviewWorld {

  static final String PASSWORD = "a long enough passphrase";
  static final LocaleTag EN = new LocaleTag("en");
  static final LocaleTag FR = new LocaleTag("fr");

  static final Actor LIN = new Actor("lin", Set.of(Role.LINGUIST));
  static final Actor LEA = new Actor("lea", Set.of(Role.LINGUIST));
  static final Actor MED = new Actor("med", Set.of(Role.MEDIC));
  static final Actor BOTH = new Actor("both", Set.of(Role.LINGUIST, Role.MEDIC));
  static final Actor LOC = new Actor("loc", Set.of(Role.LOCALIZER));
  static final Actor PUB = new Actor("pub", Set.of(Role.PUBLISHER));
  static final Actor ADA = new Actor("ada", Set.of(Role.ADMIN));
  static final Actor UNQUALIFIED = new Actor("unqualified", Set.of(Role.LINGUIST, Role.MEDIC));
  static final Actor EXPIRED = new Actor("expired", Set.of(Role.LINGUIST, Role.MEDIC));

  private static final AtomicInteger NEXT = new AtomicInteger();

  final TestDatabase database;
  final MovableClock clock = new MovableClock();
  final List<String> hints = new CopyOnWriteArrayList<>();
  final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
  final Reviews reviews;
  final Approvals approvals;
  final ReviewQueries queries;
  final Translations translations;
  final AuditTrail audit;
  final JdbcClient jdbc;

  ReviewWorld() {
    this(TestDatabase.fresh());
  }

  /** On an empty database. */
  ReviewWorld(TestDatabase database) {
    this(database, PolicyFile.load(Path.of("content", "review-policy.yaml")));
    for (Actor actor : List.of(LIN, LEA, MED, BOTH, LOC, PUB, ADA, UNQUALIFIED, EXPIRED)) {
      account(actor);
    }
    LocalDate far = LocalDate.of(2999, 12, 31);
    qualify(LIN, Qualification.Kind.LINGUISTIC, far);
    qualify(LEA, Qualification.Kind.LINGUISTIC, far);
    qualify(MED, Qualification.Kind.MEDICAL, far);
    for (Qualification.Kind kind : Qualification.Kind.values()) {
      qualify(BOTH, kind, far);
      qualify(EXPIRED, kind, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
    clock.advance(Duration.ofDays(2));
  }

  /** The same people and reviews after a restart with another policy. */
  ReviewWorld restarted(ReviewPolicy policy) {
    ReviewWorld restarted = new ReviewWorld(database, policy);
    restarted.clock.advance(Duration.ofDays(3));
    return restarted;
  }

  private ReviewWorld(TestDatabase database, ReviewPolicy policy) {
    this.database = database;
    this.jdbc = JdbcClient.create(database.application());
    PlatformTransactionManager transactions =
        new DataSourceTransactionManager(database.application());
    // As the program has it: it reads “2h” too.
    context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
    Hints recorded = (stage, id) -> hints.add(stage + " " + id);
    context.registerBean(DataSource.class, database::application);
    context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database.application()));
    context.registerBean(JdbcClient.class, () -> jdbc);
    context.registerBean(PlatformTransactionManager.class, () -> transactions);
    context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(Hints.class, () -> recorded);
    context.registerBean(BackTranslator.class, () -> ReviewWorld::noEngine);
    // The strength of the real one would cost each test seconds and prove nothing here.
    context.registerBean(
        "fastPasswords",
        PasswordEncoder.class,
        () -> new BCryptPasswordEncoder(4),
        definition -> definition.setPrimary(true));
    context.registerBean(
        "policy", ReviewPolicy.class, () -> policy, definition -> definition.setPrimary(true));
    ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context);
    scanner.addExcludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*\\.web\\..*")));
    scanner.addExcludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*(Demo|FirstAdmin).*")));
    scanner.scan(
        "org.interpres.article",
        "org.interpres.audit",
        "org.interpres.identity",
        "org.interpres.review");
    context.refresh();
    reviews = context.getBean(Reviews.class);
    approvals = context.getBean(Approvals.class);
    queries = context.getBean(ReviewQueries.class);
    translations = context.getBean(Translations.class);
    audit = context.getBean(AuditTrail.class);
  }

  private void account(Actor actor) {
    context
        .getBean(Accounts.class)
        .create(
            Actor.SYSTEM,
            new NewAccount(
                actor.name(),
                "Dr. " + actor.name(),
                actor.roles(),
                PASSWORD,
                NewAccount.FirstSignIn.KEEPS_PASSWORD));
  }

  private void qualify(Actor actor, Qualification.Kind kind, LocalDate expires) {
    context
        .getBean(Qualifications.class)
        .grant(Actor.SYSTEM, actor.name(), new Qualification(kind, "en", "fr", expires));
  }

  /** A name that no other test uses. */
  static Slug newSlug() {
    return new Slug("article-" + NEXT.incrementAndGet());
  }

  /** Sentences as the article's next revision, its French translation with an engine. */
  Drafted drafted(Slug slug, List<Draft> drafts) {
    Articles articles = context.getBean(Articles.class);
    Instant now = clock.instant();
    TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
    Revision revision =
        java.util.Objects.requireNonNull(
            transaction.execute(
                status -> {
                  int number = articles.lock(slug, EN, now).map(Revision::number).orElse(0) + 1;
                  PlainArticle article = new PlainArticle(drafts);
                  return articles.append(
                      article.revision(slug, number, now), "text/plain", article.bytes(), "loc");
                }));
    Translation queued = translations.add(revision, FR, now).orElseThrow();
    Translation translating =
        translations.move(queued, TranslationState.TRANSLATING, now).orElseThrow();
    return new Drafted(
        translating,
        revision,
        revision.segments().stream()
            .map(
                segment ->
                    new Drafted.Draft(
                        segment.index(),
                        drafts.get(segment.index()).target(),
                        drafts.get(segment.index()).origin()))
            .toList());
  }

  /** A source sentence with what the engine answered. */
  record Draft(String source, String target, Origin origin) {
    static Draft of(String source, String target) {
      return new Draft(source, target, new Origin(Origin.Kind.ENGINE, "phrasebook", "1", null));
    }

    static Draft placeholder(String source) {
      return placeholder(source, "[no translation] " + source);
    }

    static Draft placeholder(String source, String target) {
      return new Draft(
          source, target, new Origin(Origin.Kind.PLACEHOLDER, "phrasebook", "1", null));
    }
  }

  /** Opens the review of a new article. */
  long open(Draft... drafts) {
    Drafted drafted = drafted(newSlug(), List.of(drafts));
    reviews.open(drafted);
    return drafted.translation().id();
  }

  ReviewedSegment segment(long id, int index) {
    return java.util.Objects.requireNonNull(queries.workbench(ADA, id).review())
        .segments()
        .get(index);
  }

  TranslationState state(long id) {
    return translations.find(id).orElseThrow().state();
  }

  ReviewedSegment approve(Actor actor, long id, int index, String step) {
    return reviews.decide(
        actor, id, index, new Ruling(step, Decision.Verdict.APPROVE, null, "", List.of()));
  }

  void approveAll(Actor actor, long id, String step) {
    int segments = queries.workbench(ADA, id).revision().segments().size();
    for (int i = 0; i < segments; i++) {
      approve(actor, id, i, step);
    }
  }

  Approved.Signature sign(Actor actor, long id, String step) {
    return reviews.sign(actor, id, step, "approval", PASSWORD);
  }

  /** To the end: approved by two people and signed. */
  void approveWhole(long id) {
    approveAll(LIN, id, "linguistic");
    sign(LIN, id, "linguistic");
    approveAll(MED, id, "medical");
    sign(MED, id, "medical");
  }

  /** The refusals that the trail holds of a translation, as {@code actor action code}. */
  List<String> refusals(long id) {
    return audit.entries(translations.find(id).orElseThrow().article(), 0, 1_000).stream()
        .filter(entry -> entry.outcome().equals("refused"))
        .map(
            entry ->
                "%s %s %s"
                    .formatted(entry.actor(), entry.action(), entry.details().get("refusal.code")))
        .toList();
  }

  List<String> acts(long id) {
    return audit.entries(translations.find(id).orElseThrow().article(), 0, 1_000).stream()
        .filter(entry -> entry.outcome().equals("done"))
        .map(entry -> entry.actor() + " " + entry.action())
        .toList();
  }

  /** This stage alone has no engines; {@code BackTranslationTest} asks a real one. */
  private static BackTranslator.Back noEngine(
      Translation translation, String target, @Nullable String writer) {
    throw new Refusal(Refusal.Kind.CONFLICT, "no-second-engine", "There are no engines here.");
  }
}
