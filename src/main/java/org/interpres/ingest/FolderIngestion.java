package org.interpres.ingest;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.interpres.article.Excerpt;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Brings the files {@code <slug>/<locale>.md}, {@code .html} or {@code .txt} of the article folder.
 * Beside them may stand an {@code article.yaml} with {@code targets} for all of them, and a {@code
 * title} and a {@code description} for plain text, which is then stored with them in its front
 * matter, unless that says its own. Bringing a file twice changes nothing.
 *
 * <p>A file that cannot be an article is refused with a trace in the audit trail and a line in the
 * log, and does not stop the others; it is looked at again when it has changed.
 */
@Component("articleFolder")
public class FolderIngestion {

  private static final Logger log = LoggerFactory.getLogger(FolderIngestion.class);
  private static final String BESIDE = "article.yaml";

  private final Ingestion ingestion;
  private final IngestLimits limits;
  private final AuditTrail audit;

  FolderIngestion(Ingestion ingestion, IngestLimits limits, AuditTrail audit) {
    this.ingestion = ingestion;
    this.limits = limits;
    this.audit = audit;
  }

  /**
   * Brings a file; for an {@code article.yaml} those beside it.
   *
   * @throws UncheckedIOException when it cannot be read now
   * @throws IllegalStateException when it cannot be stored now
   */
  public void bring(File changed) {
    Path file = changed.toPath();
    if (!file.endsWith(BESIDE)) {
      bringOne(file);
      return;
    }
    try (Stream<Path> beside = Files.list(file.resolveSibling(""))) {
      beside.filter(other -> Format.ofFileName(name(other)).isPresent()).forEach(this::bringOne);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void bringOne(Path file) {
    String shown = name(file.resolveSibling("").toAbsolutePath().normalize()) + "/" + name(file);
    try {
      Ingested ingested = ingestion.ingest(submission(file));
      log.info(
          "{}: revision {} ({}), {} warnings",
          shown,
          ingested.revision().number(),
          ingested.outcome(),
          ingested.warnings().size());
    } catch (Refusal refusal) {
      log.warn("{} is not taken: {} ({})", shown, refusal.getMessage(), refusal.code());
      audit.recordRefusal(
          AuditEvent.of(
              Actor.SYSTEM.name(), "article-file-read", null, Map.of("file", Excerpt.of(shown))),
          refusal);
    } catch (DataAccessException | TransactionException e) {
      // Without its cause: a driver's message may quote the row, and with it the article.
      throw new IllegalStateException(
          shown + " could not be stored: " + e.getClass().getSimpleName());
    }
  }

  private Submission submission(Path file) {
    Slug slug;
    LocaleTag locale;
    try {
      slug = new Slug(name(file.toAbsolutePath().normalize().resolveSibling("")));
      String name = name(file);
      locale = LocaleTag.parse(name.substring(0, name.lastIndexOf('.')));
    } catch (InvalidName e) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "file-name-invalid",
          "An article's file is named <slug>/<locale>.md, .html or .txt. "
              + String.valueOf(e.getMessage()));
    }
    Format format =
        Format.ofFileName(name(file))
            .orElseThrow(() -> new IllegalArgumentException("not an article's file: " + file));
    Metadata beside = beside(file.resolveSibling(BESIDE));
    byte[] bytes = read(file);
    return new Submission(
        slug,
        locale,
        new Submission.Source(
            format, format == Format.PLAIN_TEXT ? withFrontMatter(beside, bytes) : bytes),
        Set.copyOf(beside.targets()),
        Actor.SYSTEM);
  }

  private Metadata beside(Path file) {
    return Files.isRegularFile(file)
        ? new MetadataReader(BESIDE, 0, new Warnings()).read(SourceText.decode(read(file), limits))
        : Metadata.NONE;
  }

  /** What is stored says all that the page says, so an auditor needs no second file. */
  private byte[] withFrontMatter(Metadata beside, byte[] bytes) {
    if (beside.title() == null && beside.description() == null) {
      return bytes;
    }
    return FrontMatter.completed(SourceText.decode(bytes, limits), beside)
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] read(Path file) {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(limits.bytes() + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
