package org.interpres.app.database;

/** What a commit means. Production has one answer; tests may buy speed with the other. */
enum Durability {
  /** {@code fsync} and {@code synchronous_commit} on: what is acknowledged survives a power cut. */
  DURABLE,
  /** Neither, for tests that never cut the power. */
  UNSAFE_FOR_TESTS
}
