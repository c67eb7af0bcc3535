package org.interpres.identity.web;

import java.net.URI;
import java.time.LocalDate;
import org.interpres.article.Required;
import org.interpres.identity.Actor;
import org.interpres.identity.Allowed;
import org.interpres.identity.Qualification;
import org.interpres.identity.Qualifications;
import org.interpres.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The qualifications of an account over HTTP. */
@RestController
@RequestMapping("/api/v1/accounts/{name}/qualifications")
class QualificationsApi {

  private final Qualifications qualifications;

  QualificationsApi(Qualifications qualifications) {
    this.qualifications = qualifications;
  }

  /** A qualification as it is shown. */
  record View(long id, Qualification.Kind kind, String source, String target, LocalDate expires) {

    static View of(Qualifications.Granted granted) {
      Qualification qualification = granted.qualification();
      return new View(
          granted.id(),
          qualification.kind(),
          qualification.source(),
          qualification.target(),
          qualification.expires());
    }
  }

  @GetMapping
  Listing<View> list(Actor actor, @PathVariable String name) {
    return new Listing<>(qualifications.ofKnown(actor, name).stream().map(View::of).toList(), null);
  }

  /** What to grant: {@code source} and {@code target} are locale tags or {@code *}. */
  record Grant(
      Qualification.@Nullable Kind kind,
      @Nullable String source,
      @Nullable String target,
      @Nullable LocalDate expires) {

    Qualification qualification() {
      return new Qualification(
          Required.field("kind", kind),
          Required.field("source", source),
          Required.field("target", target),
          Required.field("expires", expires));
    }
  }

  @PostMapping
  @Allowed(Role.ADMIN)
  ResponseEntity<View> grant(Actor actor, @PathVariable String name, @RequestBody Grant asked) {
    Qualifications.Granted granted = qualifications.grant(actor, name, asked::qualification);
    return ResponseEntity.created(
            URI.create("/api/v1/accounts/%s/qualifications/%d".formatted(name, granted.id())))
        .body(View.of(granted));
  }

  @DeleteMapping("/{id}")
  @Allowed(Role.ADMIN)
  ResponseEntity<Void> revoke(
      Actor actor, @PathVariable String name, @PathVariable long id, @RequestParam String reason) {
    qualifications.revoke(actor, name, id, reason);
    return ResponseEntity.noContent().build();
  }
}
