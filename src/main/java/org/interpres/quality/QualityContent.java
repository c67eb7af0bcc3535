package org.interpres.quality;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The data files that a localization team edits. A file that the team's folder lacks is taken from
 * the program, so that the checks of a bare command are those of a server.
 */
final class QualityContent {

  private static final String CRISIS_LINES = "crisis-lines.yaml";
  private static final String CRISIS_NOTICE = "crisis-notice.yaml";
  private static final String CLAIMS = "claims.yaml";
  private static final String SETTINGS = "quality.yaml";
  private static final String DRUG_NAMES = "drug-names.csv";

  private final CrisisLines crisisLines;
  private final CrisisWords crisisWords;
  private final Claims claims;
  private final DrugNames drugNames;
  private final byte[] settings;

  private QualityContent(@Nullable Path folder) {
    crisisLines = CrisisLines.read("content/" + CRISIS_LINES, open(folder, CRISIS_LINES));
    crisisWords = CrisisWords.read("content/" + CRISIS_NOTICE, open(folder, CRISIS_NOTICE));
    claims = Claims.read("content/" + CLAIMS, open(folder, CLAIMS));
    settings = bytes(open(folder, SETTINGS));
    drugNames = DrugNames.read("content/" + DRUG_NAMES, open(folder, DRUG_NAMES));
  }

  /** The files that the program brings along. */
  static QualityContent standard() {
    return new QualityContent(null);
  }

  /**
   * @throws InvalidContent when a file of {@code folder} cannot be used
   */
  static QualityContent load(Path folder) {
    return new QualityContent(folder);
  }

  CrisisLines crisisLines() {
    return crisisLines;
  }

  CrisisWords crisisWords() {
    return crisisWords;
  }

  Claims claims() {
    return claims;
  }

  DrugNames drugNames() {
    return drugNames;
  }

  /** What the team makes of the checks {@code known}. */
  QualitySettings settings(Set<String> known) {
    return QualitySettings.read("content/" + SETTINGS, new ByteArrayInputStream(settings), known);
  }

  /** The text of the settings that apply in {@code folder}. */
  static String settings(Path folder) {
    return new String(bytes(open(folder, SETTINGS)), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(InputStream stream) {
    try (stream) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + SETTINGS, e);
    }
  }

  private static InputStream open(@Nullable Path folder, String name) {
    try {
      if (folder != null && Files.isRegularFile(folder.resolve(name))) {
        return new ByteArrayInputStream(Files.readAllBytes(folder.resolve(name)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
    InputStream own = QualityContent.class.getResourceAsStream("/content/" + name);
    if (own == null) {
      throw new IllegalStateException("the program was built without content/" + name);
    }
    return own;
  }
}
