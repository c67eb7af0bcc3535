package org.interpres.translate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.interpres.terminology.Glossary;
import org.interpres.translate.GlossaryRow.Key;
import org.interpres.translate.GlossaryRow.State;
import org.interpres.translate.Question.Pair;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.Engines;
import org.interpres.translate.engine.GlossaryReply;
import org.interpres.translate.engine.KeptGlossary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Has the terms of the termbase kept at a vendor that takes them only so, before the first batch of
 * a locale pair goes there. Each version is made once, whichever process comes first; the others
 * wait for it. Where the vendor does not take it, sentences go without: a translation with a term
 * missed is found by the checks and by people, and one that waits helps nobody. Thread-safe.
 */
@Component
class GlossaryKeeping {

  private static final Logger log = LoggerFactory.getLogger(GlossaryKeeping.class);

  /** Longer than the orders of one glossary take, each with its second try, or a wait for it. */
  private static final Duration LEASE = Duration.ofSeconds(70);

  /** How long a batch waits for a glossary that is being made, here or by another worker. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /** What is known of a glossary is not read again for each batch. */
  private static final Duration KNOWN = Duration.ofSeconds(30);

  /** After a look at a vendor that is making one still. */
  private static final Duration NEXT_LOOK = Duration.ofSeconds(15);

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration UNTIL_MENDED = Duration.ofMinutes(10);
  private static final Duration UNTIL_VENDOR_LEARNS = Duration.ofDays(1);

  private final KeptGlossaries rows;
  private final GlossaryRoutes routes;
  private final GlossaryMaking making;
  private final Engines engines;
  private final Clock clock;
  private final Duration patience;
  private final Cache<Key, Optional<String>> known =
      Caffeine.newBuilder().expireAfterWrite(KNOWN).build();

  @Autowired
  GlossaryKeeping(KeptGlossaries rows, GlossaryRoutes routes, Engines engines, Clock clock) {
    this(rows, routes, engines, clock, PATIENCE);
  }

  /** With a patience of its own with vendors and other workers. */
  GlossaryKeeping(
      KeptGlossaries rows, GlossaryRoutes routes, Engines engines, Clock clock, Duration patience) {
    this.rows = rows;
    this.routes = routes;
    this.making = new GlossaryMaking(routes);
    this.engines = engines;
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * The vendor's id of the glossary, which is made where it is not there.
   *
   * @return null where the engine's vendor keeps none, the configuration names one, or it could not
   *     be made: the sentences go without it
   */
  @Nullable String id(String engine, Pair pair, Glossary glossary) {
    String version = glossary.version();
    if (version == null || !keeps(engine, pair)) {
      return null;
    }
    Key key = new Key(engine, pair, version);
    Optional<String> id = known.getIfPresent(key);
    if (id == null) {
      id = look(key, glossary);
      known.put(key, id);
    }
    return id.orElse(null);
  }

  private boolean keeps(String name, Pair pair) {
    ConfiguredEngine engine = engines.engine(name);
    return routes.keeps(name)
        && (engine.files().named() || !routes.files(name))
        && engine.profile().ready()
        && engine.options().glossaryFor(pair.target()).isEmpty();
  }

  private Optional<String> look(Key key, Glossary glossary) {
    List<KeptGlossary.Entry> entries = entries(glossary);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Instant now = clock.instant();
      GlossaryRow row = rows.of(key, now);
      if (row.state() == State.READY) {
        rows.used(row, now);
        return Optional.ofNullable(row.vendorId());
      }
      if (row.leased(now)) {
        if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
          return Optional.empty();
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      } else if (row.at().retry().isAfter(now)) {
        return Optional.empty();
      } else if (rows.claim(row, now, now.plus(LEASE))) {
        return make(row, kept(key, entries));
      }
    }
  }

  private static List<KeptGlossary.Entry> entries(Glossary glossary) {
    return glossary.terms().stream()
        .filter(term -> term.target() != null)
        .map(term -> new KeptGlossary.Entry(term.source(), String.valueOf(term.target())))
        .toList();
  }

  private static KeptGlossary kept(Key key, List<KeptGlossary.Entry> entries) {
    return new KeptGlossary(
        key.engine(), key.pair().source(), key.pair().target(), key.version(), entries);
  }

  private Optional<String> make(GlossaryRow row, KeptGlossary glossary) {
    try {
      GlossaryReply reply =
          row.pending() ? making.look(glossary, row.operation()) : making.have(glossary, patience);
      if (reply instanceof GlossaryReply.Kept kept) {
        rows.ready(row, kept.id(), kept.note(), clock.instant());
        log.info("glossary {} is kept at {}", glossary.name(), glossary.engine());
        return Optional.of(kept.id());
      }
      if (reply instanceof GlossaryReply.Pending pending) {
        Instant next = clock.instant().plus(NEXT_LOOK);
        rows.pending(row, pending.operation(), GlossaryTrouble.PENDING, next);
        return Optional.empty();
      }
      String why =
          reply instanceof GlossaryReply.Refused refused ? refused.why() : "It was not taken";
      without(row, State.REFUSED, GlossaryTrouble.refused(why), UNTIL_VENDOR_LEARNS);
    } catch (EngineFault fault) {
      without(row, State.FAILED, GlossaryTrouble.words(fault), pause(fault, row.failures()));
    }
    return Optional.empty();
  }

  private void without(GlossaryRow row, State state, String note, Duration pause) {
    rows.notReady(row, state, note, clock.instant().plus(pause));
    log.warn(
        "no glossary {} at {}, sentences go without it: {}",
        row.key().pair(),
        row.key().engine(),
        note);
  }

  private static Duration pause(EngineFault fault, int failures) {
    if (!fault.transientFault()) {
      return UNTIL_MENDED;
    }
    Duration grown = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 4));
    return fault.retryAfter().filter(wish -> wish.compareTo(grown) > 0).orElse(grown);
  }

  /** The vendor does not know it any more, as a call that used it found out. */
  void lost(String engine, String id) {
    Instant now = clock.instant();
    known.asMap().values().removeIf(kept -> kept.equals(Optional.of(id)));
    rows.lost(engine, id, GlossaryTrouble.LOST, now, now.plus(UNTIL_MENDED));
    log.warn("the glossary {} is not at {} any more", id, engine);
  }

  /** What was wrong may have been put right. */
  void forgive() {
    rows.forgive();
    known.invalidateAll();
  }
}
