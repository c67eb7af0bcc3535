package org.interpres.translate.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.terminology.Termbase;
import org.interpres.translate.EngineHealth;
import org.interpres.translate.EngineSpend;
import org.interpres.translate.EngineTerms;
import org.interpres.translate.Trials;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The engines: how they fare, what they cost, and one sentence to try. */
@RestController
@RequestMapping(path = "/api/v1/engines", produces = MediaType.APPLICATION_JSON_VALUE)
@Allowed({Role.LOCALIZER, Role.ADMIN})
@Tag(name = "Engines")
class EnginesApi {

  private final EngineHealth health;
  private final EngineSpend spend;
  private final Trials trials;
  private final EngineTerms terms;
  private final Clock clock;

  EnginesApi(
      EngineHealth health, EngineSpend spend, Trials trials, EngineTerms terms, Clock clock) {
    this.terms = terms;
    this.health = health;
    this.spend = spend;
    this.trials = trials;
    this.clock = clock;
  }

  record Page<T>(List<T> items, @Nullable String next) {}

  @GetMapping
  Page<EngineView> list() {
    return new Page<>(health.all().stream().map(EngineView::of).toList(), null);
  }

  @GetMapping("/{name}")
  EngineView one(@PathVariable String name) {
    return EngineView.of(health.of(name));
  }

  /** Calls, the latest first: what the numbers of an engine count. */
  @GetMapping("/{name}/calls")
  Page<EngineSpend.Call> calls(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String outcome,
      @RequestParam(defaultValue = "9223372036854775807") long cursor,
      @RequestParam(defaultValue = "50") int limit) {
    health.of(name);
    int most = Parameters.limit(limit);
    List<EngineSpend.Call> calls =
        spend.calls(name, EngineSpend.Which.of(outcome), cursor, most + 1);
    return calls.size() > most
        ? new Page<>(calls.subList(0, most), String.valueOf(calls.get(most - 1).id()))
        : new Page<>(calls, null);
  }

  /**
   * How the terms of the termbase reach an engine.
   *
   * @param termbase what is in use, and why not the files as they are now
   */
  record Terms(Termbase.State termbase, EngineTerms.View engine) {}

  @GetMapping("/{name}/terms")
  Terms terms(@PathVariable String name) {
    health.of(name);
    return new Terms(terms.termbase(), terms.of(name));
  }

  /** Characters and calls of a month by engine, locale pair and article. */
  @GetMapping("/spend")
  Page<EngineSpend.Line> spend(Asked asked) {
    return new Page<>(
        spend.of(
            new EngineSpend.Filter(
                Parameters.month(asked.month(), clock),
                asked.engine(),
                asked.locale(),
                asked.article()),
            1_000),
        null);
  }

  /** The query of a look at the bill; each may be left out. */
  record Asked(
      @Nullable String month,
      @Nullable String engine,
      @Nullable String locale,
      @Nullable String article) {}

  /** A sentence to try. */
  record Sentence(@Nullable String source, @Nullable String target, @Nullable String text) {}

  @PostMapping("/{name}/trials")
  Trials.Trial ask(@PathVariable String name, @RequestBody Sentence sentence) {
    health.of(name);
    return trials.ask(
        name,
        Parameters.locale(sentence.source(), "source"),
        Parameters.locale(sentence.target(), "target"),
        sentence.text() == null ? "" : sentence.text());
  }
}
