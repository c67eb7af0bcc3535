package org.interpres.translate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.interpres.memory.MemoryState;
import org.interpres.memory.TranslationMemory;
import org.interpres.terminology.Termbase;
import org.interpres.translate.GlossaryRow.State;
import org.interpres.translate.engine.EngineOptions;
import org.interpres.translate.engine.Engines;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the terms and the memory reach an engine, for the people who look after both. */
@Component
public class EngineTerms {

  /** The way of an engine. */
  public enum Way {
    /** Interpres keeps a glossary of each version at the vendor. */
    KEPT,
    /**
     * Only as a glossary that the team makes at the vendor and names in the configuration, for it
     * has named no place for the files that Interpres would make one from.
     */
    BY_HAND,
    /** With each request, or, where it takes none, by protecting those that must stay. */
    WITH_EACH_REQUEST
  }

  /**
   * A glossary at the vendor.
   *
   * @param version of the terms between the two locales
   * @param state wanted, ready, refused or failed
   * @param note what is wrong or left out and what to do, in words for a person; null for nothing
   * @param retryAt nobody asks the vendor before; null where it may be asked
   * @param current whether it has the terms as they are now
   */
  public record Glossary(
      String source,
      String target,
      String version,
      String state,
      @Nullable String note,
      Times at,
      boolean current) {}

  /** Of a glossary; null where it is not so. */
  public record Times(@Nullable Instant made, Instant used, @Nullable Instant retry) {}

  /**
   * @param configured the vendor's ids that the configuration names, by target locale, * for the
   *     others; they win
   */
  public record View(Way way, Map<String, String> configured, List<Glossary> glossaries) {}

  private final KeptGlossaries rows;
  private final GlossaryRoutes routes;
  private final Engines engines;
  private final Termbase terms;
  private final TranslationMemory memory;

  EngineTerms(
      KeptGlossaries rows,
      GlossaryRoutes routes,
      Engines engines,
      Termbase terms,
      TranslationMemory memory) {
    this.rows = rows;
    this.routes = routes;
    this.engines = engines;
    this.terms = terms;
    this.memory = memory;
  }

  /** What is read of the termbase now. */
  public Termbase.State termbase() {
    return terms.state();
  }

  /** What is read of the translation memory now, which goes before every engine. */
  public MemoryState memory() {
    return memory.state();
  }

  public View of(String engine) {
    EngineOptions options = engines.engine(engine).options();
    Map<String, String> configured = new TreeMap<>(options.glossaries());
    if (!options.glossary().isEmpty()) {
      configured.put("*", options.glossary());
    }
    return new View(way(engine), configured, rows.of(engine).stream().map(this::glossary).toList());
  }

  /** Whether a glossary of the terms as they are now could not be had. */
  public boolean wanting(String engine) {
    return of(engine).glossaries().stream()
        .anyMatch(glossary -> glossary.current() && glossary.state().matches("failed|refused"));
  }

  private Way way(String engine) {
    if (!routes.keeps(engine)) {
      return Way.WITH_EACH_REQUEST;
    }
    return routes.files(engine) && !engines.engine(engine).files().named() ? Way.BY_HAND : Way.KEPT;
  }

  private Glossary glossary(GlossaryRow row) {
    String current = terms.glossary(row.key().pair().source(), row.key().pair().target()).version();
    return new Glossary(
        row.key().pair().source().value(),
        row.key().pair().target().value(),
        row.key().version(),
        row.state().name().toLowerCase(java.util.Locale.ROOT),
        row.note().isEmpty() ? null : row.note(),
        new Times(row.at().made(), row.at().used(), later(row)),
        Objects.equals(current, row.key().version()));
  }

  private static @Nullable Instant later(GlossaryRow row) {
    boolean waits = row.state() == State.FAILED || row.state() == State.REFUSED;
    // The driver reads -infinity as a date before every calendar's.
    return waits && row.at().retry().isAfter(Instant.EPOCH) ? row.at().retry() : null;
  }
}
