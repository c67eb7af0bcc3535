package org.interpres.review.web;

import java.util.List;
import org.interpres.article.Required;
import org.interpres.review.Decision;
import org.interpres.review.Ruling;
import org.jspecify.annotations.Nullable;

/** The bodies that the API takes. Each field may be missing; which must not is said on use. */
final class Requests {

  private Requests() {}

  record Edit(@Nullable String target) {}

  record Decide(
      @Nullable String step,
      @Nullable String decision,
      @Nullable Integer version,
      @Nullable String comment,
      @Nullable List<@Nullable Waive> waivers) {

    Ruling ruling() {
      List<@Nullable Waive> given = waivers == null ? List.of() : waivers;
      return new Ruling(
          Required.field("step", step),
          Decision.Verdict.parse(Required.field("decision", decision)),
          version,
          comment == null ? "" : comment,
          given.stream().map(waive -> Required.field("waivers", waive).waiving()).toList());
    }
  }

  record Waive(@Nullable Long finding, @Nullable String reason) {
    Ruling.Waiving waiving() {
      return new Ruling.Waiving(
          Required.field("waivers.finding", finding), Required.field("waivers.reason", reason));
    }
  }

  record DecideAll(
      @Nullable String step,
      @Nullable String decision,
      @Nullable String comment,
      @Nullable List<@Nullable Item> items) {

    Ruling.Bulk bulk() {
      return new Ruling.Bulk(
          Required.field("step", step),
          Decision.Verdict.parse(Required.field("decision", decision)),
          comment == null ? "" : comment,
          Required.field("items", items).stream()
              .map(item -> Required.field("items", item).item())
              .toList());
    }
  }

  record Item(@Nullable Integer index, @Nullable Integer version) {
    Ruling.Item item() {
      return new Ruling.Item(
          Required.field("items.index", index), Required.field("items.version", version));
    }
  }

  record Sign(@Nullable String step, @Nullable String meaning, @Nullable String password) {
    @Override
    public String toString() {
      return "Sign[step=" + step + ", meaning=" + meaning + "]";
    }
  }

  record Claim(@Nullable String step) {}

  record Assign(@Nullable String account) {}

  /** {@code due} is an instant, or null to take the date away. */
  record Due(@Nullable String due) {}

  record Reopen(@Nullable String reason) {}
}
