package org.interpres.translate.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.translate.Estimates;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an article would cost in further locales, before any of it is sent. */
@RestController
@Allowed({Role.LOCALIZER, Role.ADMIN})
@Tag(name = "Engines")
class EstimateApi {

  private final Estimates estimates;

  EstimateApi(Estimates estimates) {
    this.estimates = estimates;
  }

  /**
   * @param characters of all locales together
   */
  record Estimate(String slug, List<Target> targets, long characters) {}

  /** Of one locale; {@code segments} counts them by what becomes of them. */
  record Target(String locale, List<String> engines, Estimates.Counts segments, long characters) {}

  @GetMapping(
      path = "/api/v1/articles/{slug}/estimate",
      produces = MediaType.APPLICATION_JSON_VALUE)
  Estimate estimate(@PathVariable String slug, @RequestParam String targets) {
    List<Target> each =
        estimates.of(Parameters.slug(slug), Parameters.targets(targets)).stream()
            .map(
                found ->
                    new Target(
                        found.locale().value(),
                        found.engines(),
                        found.counts(),
                        found.characters()))
            .toList();
    return new Estimate(slug, each, each.stream().mapToLong(Target::characters).sum());
  }
}
