package org.interpres.translate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Phrase;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.identity.web.Form;
import org.interpres.identity.web.Language;
import org.interpres.identity.web.Moment;
import org.interpres.memory.MemoryState;
import org.interpres.translate.EngineHealth;
import org.interpres.translate.EngineSpend;
import org.interpres.translate.EngineSpend.Call;
import org.interpres.translate.EngineTerms;
import org.interpres.translate.Trials;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The engines, and one with its calls, its bill and a sentence to try. */
@Controller
@RequestMapping("/engines")
@Allowed({Role.LOCALIZER, Role.ADMIN})
class EnginePagesController {

  private static final int AT_ONCE = 50;

  private final EngineHealth health;
  private final EngineSpend spend;
  private final Trials trials;
  private final EngineTerms terms;
  private final Clock clock;

  EnginePagesController(
      EngineHealth health, EngineSpend spend, Trials trials, EngineTerms terms, Clock clock) {
    this.terms = terms;
    this.health = health;
    this.spend = spend;
    this.trials = trials;
    this.clock = clock;
  }

  /** A call in the list. */
  public record Item(Call call, Moment at) {}

  /** The engine of a page. */
  public record Subject(EngineView view, @Nullable Moment pausedUntil, @Nullable Moment failedAt) {
    static Subject of(EngineView view) {
      EngineView.Fault fault = view.lastFault();
      return new Subject(
          view,
          view.pausedUntil() == null ? null : Moment.of(view.pausedUntil()),
          fault == null || fault.at() == null ? null : Moment.of(fault.at()));
    }
  }

  /** The translation memory; {@code skipped} are the files of which units are left out. */
  public record MemoryView(
      MemoryState state, List<MemoryState.Read> skipped, @Nullable Moment since) {
    static MemoryView of(MemoryState state) {
      MemoryState.Trouble trouble = state.trouble();
      return new MemoryView(
          state,
          state.files().stream().filter(file -> file.skipped() > 0).toList(),
          trouble == null ? null : Moment.of(trouble.since()));
    }

    public int sentences() {
      return state.pairs().stream().mapToInt(MemoryState.Count::sentences).sum();
    }
  }

  /** Which calls the address asks for; empty for all. */
  public record Chosen(
      @Nullable String outcome,
      @Nullable String source,
      @Nullable String target,
      @Nullable String article) {

    public Chosen {
      outcome = outcome == null ? "" : outcome;
      source = source == null ? "" : source;
      target = target == null ? "" : target;
      article = article == null ? "" : article;
    }

    EngineSpend.Which which() {
      return new EngineSpend.Which(orAll(outcome), orAll(source), orAll(target), orAll(article));
    }

    private static @Nullable String orAll(@Nullable String value) {
      return value == null || value.isBlank() ? null : value;
    }

    public boolean some() {
      return which().some();
    }
  }

  /** What came of a trial, with what was sent. */
  public record Tried(Language source, Language target, String text, Trials.Trial trial) {}

  @GetMapping
  String list(Model model) {
    model.addAttribute(
        "engines", health.all().stream().map(EngineView::of).map(Subject::of).toList());
    model.addAttribute("termbase", terms.termbase());
    model.addAttribute("memory", MemoryView.of(terms.memory()));
    model.addAttribute(
        "wanting",
        health.all().stream().map(h -> h.profile().engine()).filter(terms::wanting).toList());
    return "translate/engines";
  }

  @GetMapping("/{name}")
  String show(
      @PathVariable String name,
      Chosen chosen,
      @RequestParam(defaultValue = "9223372036854775807") long before,
      Model model) {
    model.addAttribute("engine", Subject.of(EngineView.of(health.of(name))));
    YearMonth month = Parameters.month(null, clock);
    model.addAttribute("month", month.toString());
    model.addAttribute("lines", spend.of(new EngineSpend.Filter(month, name, null, null), AT_ONCE));
    List<Call> calls = spend.calls(name, chosen.which(), before, AT_ONCE);
    model.addAttribute(
        "calls", calls.stream().map(call -> new Item(call, Moment.of(call.at()))).toList());
    model.addAttribute("chosen", chosen);
    model.addAttribute("termbase", terms.termbase());
    model.addAttribute("memory", MemoryView.of(terms.memory()));
    model.addAttribute("terms", TermsView.of(terms.of(name)));
    if (calls.size() == AT_ONCE) {
      model.addAttribute("next", String.valueOf(calls.get(AT_ONCE - 1).id()));
    }
    return "translate/engine";
  }

  @PostMapping("/{name}/trials")
  String ask(
      @PathVariable String name,
      @RequestParam String source,
      @RequestParam String target,
      @RequestParam String text,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    health.of(name);
    return new Form(request, redirect)
        .send(
            "/engines/" + name + "#trial",
            Phrase.of("engine.asked"),
            () -> {
              LocaleTag from = Parameters.locale(source, "From");
              LocaleTag to = Parameters.locale(target, "Into");
              redirect.addFlashAttribute(
                  "tried",
                  new Tried(
                      Language.of(from),
                      Language.of(to),
                      text.strip(),
                      trials.ask(name, from, to, text)));
            });
  }
}
