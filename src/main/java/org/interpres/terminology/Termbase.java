package org.interpres.terminology;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The terms of {@code content/terms/<source locale>.csv}, held in memory and read again when one of
 * the files changes. A file that is broken when Interpres starts stops it with the file and the
 * line; one that breaks later is reported, and what was read before stays. Safe for use by many
 * threads.
 */
public final class Termbase {

  private static final Logger log = LoggerFactory.getLogger(Termbase.class);

  /**
   * The files are looked at no more often: terms are asked for with each sentence that is checked.
   */
  private static final long LOOK_AGAIN_NANOS = 1_000_000_000L;

  private final @Nullable Path folder;
  private volatile Terms terms;
  private volatile @Nullable Refused refused;
  private volatile long lookedAt;

  /**
   * Files that could not be used.
   *
   * @param stamps that they have until somebody mends them; null where they could not be read,
   *     which may be mended without a trace
   */
  private record Refused(TermFolder.@Nullable Stamps stamps, String why) {}

  /**
   * What is in use.
   *
   * @param version changes with any word of any term; null where there are none
   * @param terms of all source locales together
   * @param trouble why files that changed since are not in use, in words for a person; null where
   *     all is
   */
  public record State(@Nullable String version, int terms, @Nullable String trouble) {}

  private Termbase(@Nullable Path folder, Terms terms) {
    this.folder = folder;
    this.terms = terms;
    this.lookedAt = System.nanoTime();
  }

  public static Termbase empty() {
    return new Termbase(null, Terms.NONE);
  }

  /**
   * Reads the files of a folder; one that is not there holds no terms.
   *
   * @throws InvalidTerms where a file cannot be used
   */
  public static Termbase load(Path folder) {
    return new Termbase(folder, TermFolder.read(folder));
  }

  /**
   * What applies between two locales: the terms of the source locale, and of the more general ones
   * that read the same, for the target, its more general ones, or every locale. The same object as
   * long as no file has changed.
   */
  public Glossary glossary(LocaleTag source, LocaleTag target) {
    return current().glossary(source, target);
  }

  /** What is in use now. */
  public State state() {
    Terms now = current();
    Refused not = refused;
    return new State(now.version(), now.size(), not == null ? null : not.why());
  }

  private Terms current() {
    long now = System.nanoTime();
    if (folder != null && now - lookedAt > LOOK_AGAIN_NANOS) {
      lookedAt = now;
      lookAt(folder);
    }
    return terms;
  }

  private synchronized void lookAt(Path watched) {
    TermFolder.Stamps stamps = TermFolder.Stamps.UNKNOWN;
    try {
      stamps = TermFolder.stamps(watched);
      Refused not = refused;
      if (stamps.equals(terms.stamps())) {
        refused = null;
      } else if (not == null || !stamps.equals(not.stamps())) {
        terms = TermFolder.read(watched);
        refused = null;
        log.info("terms read again: {} of version {}", terms.size(), terms.version());
      }
    } catch (InvalidTerms e) {
      refuse(stamps, String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      refuse(null, "content/terms or a file in it cannot be read: look at its permissions");
    }
  }

  private void refuse(TermFolder.@Nullable Stamps stamps, String why) {
    if (refused == null || !refused.why().equals(why)) {
      log.error("terms not read again, those before stay: {}", why);
    }
    refused = new Refused(stamps, why);
  }
}
