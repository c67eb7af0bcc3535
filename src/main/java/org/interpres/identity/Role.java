package org.interpres.identity;

/** What an account may do; an account may have several. */
public enum Role {
  /** Decides the {@code linguistic} step where qualified for the locale pair. */
  LINGUIST,
  /** Decides the {@code medical} step where qualified for the locale pair. */
  MEDIC,
  /** Brings articles, assigns, releases, withdraws. */
  LOCALIZER,
  /** Reads feed and publications. */
  PUBLISHER,
  /** Manages accounts and sees everything, but decides nothing. */
  ADMIN
}
