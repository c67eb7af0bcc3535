package org.interpres.publish.web;

import java.util.List;
import org.interpres.identity.Actor;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.publish.KeyRevocations;
import org.interpres.publish.SigningKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which keys have signed, and revoking one. */
@RestController
@RequestMapping("/api/v1/keys")
class KeysApi {

  private final SigningKeys keys;
  private final KeyRevocations revocations;

  KeysApi(SigningKeys keys, KeyRevocations revocations) {
    this.keys = keys;
    this.revocations = revocations;
  }

  /** A key that has signed. */
  record Key(String kid, String firstUsedAt, @Nullable String revokedAt, @Nullable String reason) {}

  /** All of them, the last one used first. */
  record Keys(List<Key> items, @Nullable String next) {}

  /** The body of a revocation. */
  record RevocationRequest(@Nullable String reason, @Nullable String password) {
    /** Nothing that a log should not have. */
    @Override
    public String toString() {
      return "RevocationRequest";
    }
  }

  @GetMapping
  @Allowed({Role.ADMIN, Role.LOCALIZER, Role.PUBLISHER})
  Keys keys() {
    return new Keys(
        keys.known().stream()
            .map(
                known -> {
                  SigningKeys.Revocation revoked = known.revocation();
                  return new Key(
                      known.kid(),
                      known.firstUsedAt().toString(),
                      revoked == null ? null : revoked.at().toString(),
                      revoked == null ? null : revoked.reason());
                })
            .toList(),
        null);
  }

  @PostMapping("/{kid}/revocation")
  Keys revoke(@PathVariable String kid, @RequestBody RevocationRequest request, Actor actor) {
    revocations.revoke(
        new KeyRevocations.Order(kid, text(request.reason()), text(request.password())), actor);
    return keys();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
