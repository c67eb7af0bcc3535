package org.interpres.review.web;

import java.util.List;
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
          JsonBody.required("step", step),
          Decision.Verdict.parse(JsonBody.required("decision", decision)),
          version,
          comment == null ? "" : comment,
          given.stream().map(waive -> JsonBody.required("waivers", waive).waiving()).toList());
    }
  }

  record Waive(@Nullable Long finding, @Nullable String reason) {
    Ruling.Waiving waiving() {
      return new Ruling.Waiving(
          JsonBody.required("waivers.finding", finding),
          JsonBody.required("waivers.reason", reason));
    }
  }

  record DecideAll(
      @Nullable String step,
      @Nullable String decision,
      @Nullable String comment,
      @Nullable List<@Nullable Item> items) {

    Ruling.Bulk bulk() {
      return new Ruling.Bulk(
          JsonBody.required("step", step),
          Decision.Verdict.parse(JsonBody.required("decision", decision)),
          comment == null ? "" : comment,
          JsonBody.required("items", items).stream()
              .map(item -> JsonBody.required("items", item).item())
              .toList());
    }
  }

  record Item(@Nullable Integer index, @Nullable Integer version) {
    Ruling.Item item() {
      return new Ruling.Item(
          JsonBody.required("items.index", index), JsonBody.required("items.version", version));
    }
  }

  record Sign(@Nullable String step, @Nullable String meaning, @Nullable String password) {
    @Override
    public String toString() {
      return "Sign[step=" + step + ", meaning=" + meaning + "]";
    }
  }

  record Reopen(@Nullable String reason) {}
}
