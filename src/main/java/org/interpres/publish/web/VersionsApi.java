package org.interpres.publish.web;

import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.identity.Actor;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.publish.Differences;
import org.interpres.publish.Publication;
import org.interpres.publish.Publications;
import org.interpres.publish.ReadingScopes;
import org.interpres.publish.RollBack;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The versions of a locale, what changed between two, and bringing one back. */
@RestController
@RequestMapping("/api/v1/publications/{slug}/{locale}")
class VersionsApi {

  private final Publications publications;
  private final Differences differences;
  private final ReadingScopes scopes;
  private final RollBack rollBack;

  VersionsApi(
      Publications publications, Differences differences, ReadingScopes scopes, RollBack rollBack) {
    this.publications = publications;
    this.differences = differences;
    this.scopes = scopes;
    this.rollBack = rollBack;
  }

  /** A version; {@code recalled} is the reason, null while it is not. */
  record Version(
      int version, String title, String publishedAt, String sha256, @Nullable String recalled) {
    static Version of(Publication publication) {
      Publication.Recall recall = publication.recall();
      return new Version(
          publication.version(),
          publication.title(),
          publication.publishedAt().toString(),
          publication.hashes().html().hex(),
          recall == null ? null : recall.reason());
    }
  }

  /** All versions, the latest first. */
  record Versions(List<Version> items, @Nullable String next) {}

  /** A block that only one of two versions has. */
  record Change(String change, String id, String type, String text) {}

  /** What changed from one version to another. */
  record Difference(int from, int to, List<Change> changes) {}

  /** The body of a roll-back. */
  record RestoreRequest(@Nullable Integer version) {}

  @GetMapping("/versions")
  @Allowed({Role.PUBLISHER, Role.LOCALIZER, Role.ADMIN, Role.LINGUIST, Role.MEDIC})
  Versions versions(@PathVariable String slug, @PathVariable String locale, Actor actor) {
    Slug article = new Slug(slug);
    scopes.require(actor, article);
    return new Versions(
        publications.versions(article, LocaleTag.parse(locale)).stream().map(Version::of).toList(),
        null);
  }

  @GetMapping("/differences")
  @Allowed({Role.PUBLISHER, Role.LOCALIZER, Role.ADMIN, Role.LINGUIST, Role.MEDIC})
  Difference differences(
      @PathVariable String slug,
      @PathVariable String locale,
      @RequestParam int from,
      @RequestParam int to,
      Actor actor) {
    scopes.require(actor, new Slug(slug));
    List<Change> changes =
        differences.between(version(slug, locale, from), version(slug, locale, to)).stream()
            .map(c -> new Change(c.kind().label(), c.id(), c.type(), c.text()))
            .toList();
    return new Difference(from, to, changes);
  }

  @PostMapping("/restore")
  Version restore(
      @PathVariable String slug,
      @PathVariable String locale,
      @RequestBody RestoreRequest request,
      Actor actor) {
    Integer version = request.version();
    if (version == null) {
      throw new Refusal(
          Refusal.Kind.MALFORMED, "missing-field", "Say which “version” shall come back.");
    }
    return Version.of(
        rollBack.restore(
            new RollBack.Order(new Slug(slug), LocaleTag.parse(locale), version), actor));
  }

  private Publication version(String slug, String locale, int version) {
    return publications
        .version(new Slug(slug), LocaleTag.parse(locale), version)
        .orElseThrow(
            () ->
                new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "never-published",
                    "There is no version %d of %s in %s.".formatted(version, slug, locale)));
  }
}
