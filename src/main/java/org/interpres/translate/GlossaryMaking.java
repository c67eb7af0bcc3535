package org.interpres.translate;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.GlossaryOrder;
import org.interpres.translate.engine.GlossaryOrder.Act;
import org.interpres.translate.engine.GlossaryReply;
import org.interpres.translate.engine.KeptGlossary;
import org.jspecify.annotations.Nullable;

/**
 * The orders by which one glossary is had: found, or else made, and awaited where the vendor takes
 * its time. Each may be repeated, for one that was not answered may have been carried out.
 */
final class GlossaryMaking {

  /** A wish to be asked again so soon is met at once. */
  private static final Duration SOON = Duration.ofSeconds(3);

  private static final Duration FIRST_LOOK = Duration.ofMillis(250);
  private static final Duration RAREST_LOOK = Duration.ofSeconds(4);

  private final GlossaryRoutes routes;

  GlossaryMaking(GlossaryRoutes routes) {
    this.routes = routes;
  }

  /** Finds it or has it made, and waits so long for a vendor that is at it. */
  GlossaryReply have(KeptGlossary glossary, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    return checked(awaited(glossary, patiently(glossary), end));
  }

  /**
   * Looks how far the vendor is, once.
   *
   * @param operation null where it has not said by what it makes it
   */
  GlossaryReply look(KeptGlossary glossary, @Nullable String operation) {
    GlossaryReply reply = progress(glossary, operation);
    boolean forgotten = reply instanceof GlossaryReply.Pending now && now.operation() == null;
    return checked(forgotten ? patiently(glossary) : reply);
  }

  private static GlossaryReply checked(GlossaryReply reply) {
    if (reply instanceof GlossaryReply.Failed failed) {
      throw failed.why();
    }
    return reply;
  }

  private GlossaryReply awaited(KeptGlossary glossary, GlossaryReply first, long end) {
    GlossaryReply reply = first;
    Duration pause = FIRST_LOOK;
    while (reply instanceof GlossaryReply.Pending pending
        && System.nanoTime() + pause.toNanos() < end
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(pause.toNanos());
      pause = pause.compareTo(RAREST_LOOK) < 0 ? pause.multipliedBy(2) : RAREST_LOOK;
      reply = progress(glossary, pending.operation());
    }
    return reply;
  }

  /** What is not there yet is being made: somebody has said so before. */
  private GlossaryReply progress(KeptGlossary glossary, @Nullable String operation) {
    GlossaryOrder order =
        operation == null
            ? new GlossaryOrder(Act.FIND, glossary)
            : new GlossaryOrder(Act.AWAIT, glossary, operation);
    try {
      GlossaryReply reply = routes.ask(order);
      return reply instanceof GlossaryReply.Absent ? new GlossaryReply.Pending(null) : reply;
    } catch (EngineFault fault) {
      if (!fault.transientFault()) {
        throw fault;
      }
      // A look that fails says nothing of what it looks at.
      return new GlossaryReply.Pending(operation);
    }
  }

  /**
   * A vendor that wishes to be asked again soon is asked once more, from the start: what it did not
   * answer it may have done.
   */
  private GlossaryReply patiently(KeptGlossary glossary) {
    try {
      return had(glossary);
    } catch (EngineFault.Unavailable busy) {
      Optional<Duration> wish = busy.retryAfter().filter(wait -> wait.compareTo(SOON) <= 0);
      if (wish.isEmpty()) {
        throw busy;
      }
      LockSupport.parkNanos(wish.get().toNanos());
      return had(glossary);
    }
  }

  /** Found there, or made. */
  private GlossaryReply had(KeptGlossary glossary) {
    GlossaryReply reply = routes.ask(new GlossaryOrder(Act.FIND, glossary));
    if (reply instanceof GlossaryReply.Absent) {
      reply = routes.ask(new GlossaryOrder(Act.ALLOW, glossary));
    }
    if (reply instanceof GlossaryReply.Allowed && routes.files(glossary.engine())) {
      reply = routes.ask(new GlossaryOrder(Act.STORE, glossary));
    }
    return reply instanceof GlossaryReply.Allowed
        ? routes.ask(new GlossaryOrder(Act.MAKE, glossary))
        : reply;
  }
}
