package org.interpres.app.web;

import java.util.Optional;
import org.interpres.identity.Account;
import org.interpres.identity.Actor;
import org.interpres.identity.Tokens;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** Somebody who has proved who they are, for Spring Security. */
final class SignedIn extends AbstractAuthenticationToken {

  private static final long serialVersionUID = 1L;

  /** By what. */
  enum Proof {
    PASSWORD,
    TOKEN
  }

  private final Account account;
  private final Actor actor;
  private final Proof proof;

  private SignedIn(Account account, Actor actor, Proof proof) {
    super(
        AuthorityUtils.createAuthorityList(
            actor.roles().stream().map(role -> "ROLE_" + role.name()).toList()));
    this.account = account;
    this.actor = actor;
    this.proof = proof;
    setAuthenticated(true);
  }

  static SignedIn byPassword(Account account) {
    return new SignedIn(account, account.actor(), Proof.PASSWORD);
  }

  static SignedIn byToken(Tokens.Bearer bearer) {
    return new SignedIn(bearer.account(), bearer.actor(), Proof.TOKEN);
  }

  /** Who sends the current request, if anybody has signed in. */
  static Optional<SignedIn> now() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
        ? Optional.of(signedIn)
        : Optional.empty();
  }

  Account account() {
    return account;
  }

  Actor actor() {
    return actor;
  }

  Proof proof() {
    return proof;
  }

  @Override
  public Object getPrincipal() {
    return actor;
  }

  @Override
  public String getName() {
    return actor.name();
  }

  @Override
  public Object getCredentials() {
    return "";
  }
}
