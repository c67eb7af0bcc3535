package org.interpres.translate.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An engine did not do its work. The type says what can be done about it; the message names the
 * engine, the fault, and what a person can do, never a text or a key.
 */
public abstract sealed class EngineFault extends RuntimeException {

  private static final long serialVersionUID = 2L;

  private final String engine;

  private EngineFault(String engine, String fault, @Nullable Throwable cause) {
    super("The engine “%s” %s".formatted(engine, fault), cause);
    this.engine = engine;
  }

  public final String engine() {
    return engine;
  }

  /** Whether the same request may get an answer from the same engine later, unchanged. */
  public boolean transientFault() {
    return false;
  }

  /** How long the engine asks to be left alone; empty where it does not say. */
  public Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /** It is out of reach, too slow, too busy or broken: ask again after a pause. */
  public static final class Unavailable extends EngineFault {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    public Unavailable(String engine, String fault, @Nullable Duration retryAfter) {
      super(engine, fault, null);
      this.retryAfter = retryAfter;
    }

    @Override
    public boolean transientFault() {
      return true;
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }
  }

  /**
   * It failed so often that its circuit breaker is open: nothing was sent. The next engine's turn;
   * where there is none, ask again once the breaker lets a call through.
   */
  public static final class CircuitOpen extends EngineFault {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public CircuitOpen(String engine, Duration retryAfter) {
      super(engine, "failed too often and is left alone for a while", null);
      this.retryAfter = retryAfter;
    }

    @Override
    public boolean transientFault() {
      return true;
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.of(retryAfter);
    }
  }

  /** What was paid for is used up: never ask again by itself, a retry may cost money. */
  public static final class QuotaExhausted extends EngineFault {

    private static final long serialVersionUID = 1L;

    public QuotaExhausted(String engine, String fault) {
      super(engine, fault, null);
    }
  }

  /** The key is wrong, or is not allowed what was asked: a person must change the configuration. */
  public static final class Forbidden extends EngineFault {

    private static final long serialVersionUID = 1L;

    public Forbidden(String engine, String fault) {
      super(engine, fault, null);
    }
  }

  /**
   * It cannot do what was asked, whatever the texts are: it is not configured, does not know a
   * locale, or takes no request of this shape. The next engine's turn.
   */
  public static final class Unsuitable extends EngineFault {

    private static final long serialVersionUID = 1L;

    public Unsuitable(String engine, String fault) {
      super(engine, fault, null);
    }
  }

  /**
   * It does not know the glossary that Interpres keeps there: somebody removed it. The same request
   * again, once it is made anew or without it.
   */
  public static final class GlossaryLost extends EngineFault {

    private static final long serialVersionUID = 1L;

    public GlossaryLost(String engine) {
      super(engine, "does not know the glossary that Interpres has made there", null);
    }
  }

  /**
   * It makes no glossary of ours until a person changes something at the vendor or in the
   * configuration.
   */
  public static final class GlossaryBarred extends EngineFault {

    private static final long serialVersionUID = 1L;

    private final String toDo;

    /**
     * @param toDo what a person can do about it, a sentence
     */
    public GlossaryBarred(String engine, String fault, String toDo) {
      super(engine, fault, null);
      this.toDo = toDo;
    }

    public String toDo() {
      return toDo;
    }
  }

  /**
   * It refuses one or more of the texts, or takes them for too large. With one id, that text fails
   * alone. With more, the engine did not say which: ask for the halves.
   */
  public static final class TextRefused extends EngineFault {

    private static final long serialVersionUID = 1L;

    private final List<String> ids;

    public TextRefused(String engine, String fault, List<String> ids) {
      super(engine, fault, null);
      this.ids = List.copyOf(ids);
    }

    /** The ids of the request's texts among which the refused ones are; never empty. */
    public List<String> ids() {
      return ids;
    }
  }

  /**
   * The answer cannot be one for this request: broken, short, long, or with ids that were not
   * asked. Nothing of it is taken, for a shift by one puts a dose into the wrong sentence.
   */
  public static final class DamagedAnswer extends EngineFault {

    private static final long serialVersionUID = 1L;

    public DamagedAnswer(String engine, String fault) {
      super(engine, fault, null);
    }
  }
}
