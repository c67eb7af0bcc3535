package org.interpres.translate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.interpres.terminology.Termbase;
import org.interpres.translate.GlossaryRow.Key;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.GlossaryOrder;
import org.interpres.translate.engine.GlossaryOrder.Act;
import org.interpres.translate.engine.GlossaryReply;
import org.interpres.translate.engine.KeptGlossary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Removes the glossaries at vendors, with the files that they were made from, that belong to an
 * earlier version of the termbase: accounts may have few. Only what this database has a row of is
 * removed, and that has a name of ours.
 */
@Component("glossaryTidying")
public class GlossaryTidying {

  private static final Logger log = LoggerFactory.getLogger(GlossaryTidying.class);

  /** Another process may have the earlier files still, and calls are under way. */
  private static final Duration UNUSED = Duration.ofHours(1);

  private static final Duration LEASE = Duration.ofMinutes(2);

  private final KeptGlossaries rows;
  private final GlossaryRoutes routes;
  private final Termbase terms;
  private final Clock clock;

  GlossaryTidying(KeptGlossaries rows, GlossaryRoutes routes, Termbase terms, Clock clock) {
    this.rows = rows;
    this.routes = routes;
    this.terms = terms;
    this.clock = clock;
  }

  /** Removes those of which a later version is in use. The routes ask for it from time to time. */
  public void tidy() {
    Instant now = clock.instant();
    for (GlossaryRow row : rows.unusedSince(now.minus(UNUSED))) {
      if (earlier(row.key()) && rows.claim(row, now, now.plus(LEASE))) {
        remove(row);
      }
    }
  }

  private boolean earlier(Key key) {
    String current = terms.glossary(key.pair().source(), key.pair().target()).version();
    return !Objects.equals(current, key.version());
  }

  private void remove(GlossaryRow row) {
    String engine = row.key().engine();
    if (row.vendorId() != null || routes.files(engine)) {
      if (!routes.keeps(engine)) {
        return;
      }
      try {
        if (!gone(row, name(row.key()))) {
          return;
        }
      } catch (EngineFault fault) {
        log.warn("an old glossary stays for now: {}", fault.getMessage());
        return;
      }
    }
    rows.forget(row);
  }

  /** The glossary, and after it the file that it was made from, where there is one. */
  private boolean gone(GlossaryRow row, KeptGlossary glossary) {
    String id = row.vendorId();
    boolean fromFile = routes.files(glossary.engine());
    if (id == null && fromFile) {
      // The vendor may have finished one for which nobody waited.
      GlossaryReply found = routes.ask(new GlossaryOrder(Act.FIND, glossary));
      if (found instanceof GlossaryReply.Pending) {
        return false;
      }
      id = found instanceof GlossaryReply.Kept kept ? kept.id() : null;
    }
    if (id != null) {
      routes.ask(new GlossaryOrder(Act.REMOVE, glossary, id));
    }
    if (fromFile) {
      routes.ask(new GlossaryOrder(Act.DISCARD, glossary));
    }
    return true;
  }

  private static KeptGlossary name(Key key) {
    return new KeptGlossary(
        key.engine(), key.pair().source(), key.pair().target(), key.version(), List.of());
  }
}
